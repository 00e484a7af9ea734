"""Actions in the other forms that papers print: labels, findings, sections, arrows, resolutions and more."""
