"""How much each thing that a table shows speaks for a plan, or against it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanWeights:
    """In log-odds, which are added up: 0.7 makes a plan twice as likely, 2.3 ten times, -4 leaves it one
    chance in fifty. What is told by a share of a column's cells counts by that share."""

    to_begin: float = -2.0
    """Before anything is seen: as if of eight tables one were a plan."""

    doubt: float = 0.5
    """A sum from which a table is read, with every row flagged: a plan lost is worse than a row too many."""

    sure: float = 1.5
    """A sum from which nothing is flagged: a plan is four times as likely as none."""

    taught: float = 0.5
    """How much what papers taught counts against the sum of all this, where no heading is a known one of
    actions and they speak against a plan."""

    unlike: float = -1.5
    """What papers taught speaks clearly against a plan below this: a plan in words of its own is not lost."""

    # What the column that would say what is to be done is called.

    listed: float = 2.0
    """A heading that the vocabulary has as a whole ("Agreed action"): other tables hardly have it."""

    known: float = 1.4
    """One that holds such words among others ("Action to be taken by the school")."""

    weak: float = 0.4
    """One that other tables have too ("Task", "Description"): next to nothing."""

    says_else: float = -2.0
    """One that by the model of headings' words is about something else, by how likely that is."""

    weak_in_part: float = -0.6
    """Such a heading over some cells that ask for nothing: a list of what is, with a wish or two."""

    to_put_right: float = 2.4
    """A column of what is to be put right, where none says how: in audits it is the plan."""

    nobody_asked: float = -2.4
    """Nobody who is to, nor when: the same column in a report of findings, which it outweighs."""

    lacking: float = 1.5
    """Its cells say what is wrong."""

    verdicts: float = -2.0
    """They are words like "Not met" and say of nothing what is wrong: a checklist's answers."""

    milestones: float = 1.4
    """A column of what is to be reached: timelines of what was reached are called so too."""

    reached: float = 2.6
    """Its cells say what that is, less than those that ask: accounts of the past read alike."""

    # How its cells read.

    asking: float = 3.4
    """Its cells ask for something to be done: the best witness, enough with a known heading alone."""

    unheaded_idle: float = -1.5
    """No heading, and cells that ask for nothing: any table of texts."""

    hardly_asking: float = -1.4
    """Hardly a cell asks, and no heading says that it should."""

    idle_rows: float = -2.0
    """Rows without anything to do under a weak heading: a plan says in nearly each what is to be done."""

    idle_rows_unheaded: float = -3.0
    """The same without a heading: there is nothing left that would make a plan of it."""

    weak_names: float = -1.5
    """Names and no sentences under a weak heading: a register of things."""

    names: float = -0.6
    """The same under a good one: "Fire doors" may be all that a plan says of what is to be done."""

    # What stands beside it.

    who: float = 1.2
    """It says who leads, by how far that column holds parties."""

    when: float = 1.2
    """It says by when, by how far that column holds dates."""

    charted: float = 0.8
    """Marks under times say when: a chart's bars are less than a day."""

    how_far: float = 0.9
    """It says how far each got: registers of cases do as well."""

    says_itself: float = 2.0
    """Its cells say themselves who, or by when: as good as a column of each."""

    nothing_beside: float = -1.2
    """Nothing says who, by when or how far."""

    nothing_beside_listed: float = -0.6
    """The same under a listed heading: short plans are so."""

    nothing_beside_weak: float = -1.6
    """The same under a weak one."""

    left_blank: float = -2.5
    """Who, when and how far, all left empty: a checklist for each time that something happens."""

    days_alone: float = -1.5
    """A weak heading and days, and nothing else: a calendar."""

    answering: float = 0.4
    """It says what the actions answer to: findings without actions stand beside recommendations too."""

    lesser: float = 0.3
    """Each other column that plans have, such as costs and measures."""

    most_lesser: float = 0.9
    """All of those together: budgets and strategies have many."""

    nameless: float = -2.2
    """Neither a heading nor the title names actions, and nothing says by when or how far."""

    nameless_answering: float = -1.0
    """The same beside recommendations, or with no heading that could name them."""

    answered: float = 2.0
    """A row across the table answers each: only what asks for something is answered so."""

    spread: float = 1.0
    """What asks stands in columns of states or priorities: a board of tasks, if its title may yet deny it."""

    # What is printed over it.

    plan_title: float = 0.8
    """The title of a plan: papers print other tables under it as well."""

    other_title: float = -1.0
    """The title of another kind of paper, over a heading that is a plan's."""

    other_title_weak: float = -2.4
    """The same over a weak heading."""

    # What other kinds of tables have.

    how_often: float = -2.0
    """It says how often and never by when, as duties do."""

    asked_how_often: float = -3.2
    """The same under a heading that asks for it ("Frequency"): a plan's deadlines are not called so."""

    what_was_done: float = -2.5
    """It tells what was done on which day: an account of events."""

    day_first: float = -0.8
    """A day stands before what it is about, as in a register: a plan's deadline seldom does."""

    meetings: float = -1.5
    """It says when they meet."""

    figures: float = -1.1
    """Each column of figures that no plan has, up to three: measures, budgets, statistics."""

    contacts: float = -1.5
    """Addresses or telephone numbers: a list of contacts."""

    laws: float = -2.5
    """It says by which law, and never by when: duties."""

    other_column: float = -2.4
    """A heading that registers, agendas and statistics have, and no plan."""

    procedure: float = -4.0
    """Times are counted from what happens ("Within two hours"): nothing else has such."""

    in_case: float = -3.0
    """It says in which case something is done: instructions."""

    risks: float = -4.0
    """It says what is done about risks while there are any, and never by when: a register of risks."""

    numbered_steps: float = -2.5
    """Steps that are numbered as such: a procedure, or a plan's milestones."""

    rota: float = -4.0
    """The same is done again and again under a weak heading."""

    upkeep: float = -4.0
    """A column says how often, under a weak heading: a schedule of upkeep."""

    weekly: float = -4.0
    """A column for each day of the week: a plan's charts have weeks and months."""

    duties: float = -3.0
    """What posts are there for, and never by when: a list of staff."""

    roles: float = -4.0
    """Letters say who does what: a matrix of roles."""

    questions: float = -2.5
    """Questions with their answers, and nothing is due."""

    boxes: float = -2.5
    """Boxes to tick, and nothing is due."""

    business: float = -3.4
    """What a meeting does with its papers: it undoes that all its cells ask."""

    both_sides: float = -4.0
    """What each side of an agreement does."""

    learners: float = -4.0
    """What learners do: objectives of a course, which ask in the words of a plan."""

    goals: float = -1.5
    """How goals are measured, under a weak heading and never by when."""


WEIGHTS = PlanWeights()
