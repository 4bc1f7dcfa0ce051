"""What the first sheet of a workbook says. In bokmål, like the rest of the format: see docs/bruk/arbeidsbok.md."""

GENERAL = (
    "Boka har ett ark for hver ting Handlingsrom holder orden på. Fyll ut arkene ovenfra og ned i denne lista: "
    "det en rad viser til, skal stå i et ark lenger opp, eller være lest inn før.",
    "Kolonner merket * må fylles ut. Det som ikke er kjent, skal stå tomt. Skriv spørsmålstegn etter et navn i en "
    "liste når det er usikkert. Ark og kolonner som ikke trengs, kan slettes.",
    "Datoer skrives 21.5.2026, beløp i hele kroner: 2 600 000. Skriv aldri fødselsnummer eller "
    "opplysninger om pasienter.",
    "Prøv først: handlingsrom import BOK.xlsx --dry-run. Da får du vite alt som må rettes, med ark og celle, "
    "og ingenting blir lagret. Ingenting leses inn før alt kan leses inn.",
    "Boka kan rettes og leses inn igjen. Rader som er like, blir stående. Rader som er endret, blir endret. "
    "Rader som er borte fra boka, blir ikke slettet. Bilag, livsløp og vedtak endres aldri: de rettes med nye "
    "rader.",
)
SAMPLE_NOTE = (
    "Den grå raden øverst i hvert ark er et eksempel. Den begynner med «Eksempel:» og blir ikke lest inn, "
    "så den kan stå eller slettes."
)
