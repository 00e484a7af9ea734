// A question before what one may not want: gives the code of the choice, or "" where one turned away.

function ask(question, lines, choices) {
  const dialog = byId("question");
  byId("question-title").textContent = question;
  byId("question-lines").replaceChildren(...lines.map((line) => said(line, "li")));
  const button = ([code, text], index) => el("button", { value: code, class: index === 0 && "main" }, text);
  byId("question-choices").replaceChildren(...choices.map(button));
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
  });
}
