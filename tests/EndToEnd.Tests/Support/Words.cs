namespace Platform.EndToEnd.Support;

/// <summary>The words that a person looks for on the pages, written down here as they are meant to be read.</summary>
internal sealed record Words(
    string Language,
    string Form,
    string Continue,
    string FormIt,
    string Day,
    string Time,
    string Add,
    string AddThis,
    string AddAnother,
    string BackToGroup,
    string Start,
    string Odd,
    string NeedsReason,
    string NotCertified,
    string Started,
    string FirstTheme,
    string LastTheme,
    string Changed,
    string NotYours,
    string Wrong,
    string Locked)
{
    public static Words English { get; } = new(
        Browsers.English,
        Form: "Form a group",
        Continue: "Continue",
        FormIt: "Form the group",
        Day: "9/3/2026",
        Time: "2:00 p.m.",
        Add: "Add a person",
        AddThis: "Add this person",
        AddAnother: "Add, then another",
        BackToGroup: "Back to the group",
        Start: "Start the group",
        Odd: "even number",
        NeedsReason: "reason",
        NotCertified: "Nils Novice",
        Started: "The group has started",
        FirstTheme: "Introduction & Goal Setting",
        LastTheme: "Transitioning Out",
        Changed: "The group was changed while you were writing",
        NotYours: "There is nothing here for you",
        Wrong: "Email and password do not go together",
        Locked: "This account is locked for a while");

    public static Words Spanish { get; } = new(
        Browsers.Spanish,
        Form: "Formar un grupo",
        Continue: "Continuar",
        FormIt: "Formar el grupo",
        Day: "3 sep 2026",
        Time: "2:00 p. m.",
        Add: "Agregar a una persona",
        AddThis: "Agregar a esta persona",
        AddAnother: "Agregar, y luego a otra",
        BackToGroup: "Volver al grupo",
        Start: "Empezar el grupo",
        Odd: "número par",
        NeedsReason: "motivo",
        NotCertified: "Nils Novice",
        Started: "El grupo ha empezado",
        FirstTheme: "Introducción",
        LastTheme: "transición",
        Changed: "El grupo cambió mientras usted escribía",
        NotYours: "Aquí no hay nada para usted",
        Wrong: "no corresponden a ninguna cuenta",
        Locked: "bloque");

    public static Words In(string language) => language == Browsers.Spanish ? Spanish : English;
}
