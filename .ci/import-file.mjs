// Writes violations of invented people for `moisms import violations`, three each: node .ci/import-file.mjs 300000 > violations.csv
const rows = Number(process.argv[2] ?? 300000);
const weights = [2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Invented civil ids: 30 years of birthdays, and 1 to 9999 on each, where there is a check digit. */
function* civilIds() {
  for (let serial = 1; ; serial++) {
    for (let day = 0; day < 10950; day++) {
      const born = new Date(Date.UTC(1970, 0, 1 + day)).toISOString();
      const body = `2${born.slice(2, 4)}${born.slice(5, 7)}${born.slice(8, 10)}${String(serial).padStart(4, '0')}`;
      const check = 11 - [...body].reduce((sum, digit, i) => sum + digit * weights[i], 0) % 11;
      if (check < 10) yield body + check;
    }
  }
}

let page = 'civilId,number,plate,type,occurredAt,place,amountKwd,paid\n';
const people = civilIds();
for (let i = 0, person; i < rows; i++) {
  if (i % 3 === 0) person = people.next().value;
  page += `${person},M${i},5/${1000 + i % 9000},speed,2026-02-01T14:30,الدائري الخامس,20.500,no\n`;
  if (page.length > 1 << 20 || i === rows - 1) {
    process.stdout.write(page);
    page = '';
  }
}
