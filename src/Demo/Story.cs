namespace Platform.Demo;

/// <summary>
/// Who takes part in the demo and how far they have come. Every person, place and address is invented. Names here are
/// what ids are made from: see <see cref="DemoId"/>.
/// </summary>
/// <param name="Participants">In an order of their own; each group takes the next ones.</param>
internal sealed record Story(
    IReadOnlyList<Staff> NationalStaff, IReadOnlyList<Affiliate> Affiliates, IReadOnlyList<Person> Participants)
{
    /// <summary>What people like and wish of a partner, one after the other; who comes after the last has the first again.</summary>
    public IReadOnlyList<Wishes> Wishes { get; } =
    [
        new(["fishing", "cooking", "music"], ["sat-morning", "sun-afternoon"], ["en"], "town"),
        new(["gardening", "library", "crafts"], ["tue-morning", "thu-afternoon"], ["en"], "near", "woman", "same"),
        new(["singing", "faith", "dancing"], ["wed-evening", "sun-morning"], ["en", "es"], "town"),
        new(["chess", "walking"], ["mon-afternoon", "sat-morning"], ["en"], "near", Remark: "Likes short outings"),
        new(["cooking", "fishing", "markets"], ["sat-morning"], ["en"], "town", OwnInterests: ["Model trains"]),
        new(["library", "gardening", "reading"], ["tue-morning"], ["en"], "near", "woman", "same"),
        new(["faith", "singing", "cafes"], ["sun-morning", "wed-evening"], ["es", "en"], "far"),
        new(["walking", "chess", "movies"], ["mon-afternoon"], ["en"], "far", "man", "noPreference", "Would like a whole day now and then"),
    ];

    /// <summary>What the national centre offers. The first is in its middle today.</summary>
    public IReadOnlyList<Series> Series { get; } =
    [
        new("its-my-life-webinars", FirstInDays: -28, Every: 28, Sessions: 3, new TimeOnly(14, 0), SmallSession: 3, Places: 6),
        new("strong-peer-support-in-ccbhcs", FirstInDays: 9, Every: 35, Sessions: 3, new TimeOnly(14, 0)),
    ];

    public static Story OfTheDemo { get; } = new(
    [
        new("Naomi", "Prescott", "training-staff"),
        new("Victor", "Halloran", "operations"),
    ],
    [
        new(
            "two-rivers",
            "Two Rivers Mental Health Association",
            "mha-affiliate",
            [
                new("eastside", "Eastside Center", "America/New_York"),
                new("lakeshore", "Lakeshore House", "America/Chicago"),
            ],
            [
                new("Dolores", "Quintana", "program-director"),
                new("Marcus", "Ellery", "peer-life-coach", Site: "eastside", Certified: true),
                new("June", "Okafor", "peer-life-coach", Site: "lakeshore", Certified: true),
                new("Theo", "Lindqvist", "peer-life-coach", Site: "eastside"),
                new("Ruth", "Abernathy", "case-manager"),
                new("Samuel", "Ortega", "peer-support-specialist", Site: "eastside", Certified: true),
                new("Nadine", "Voss", "peer-navigator"),
                new("Edwin", "Carver", "clinical-supervisor"),
                new("Rosa", "Iniguez", "peer-supervisor"),
                new("Leon", "Mattox", "privacy-officer"),
            ],
            [
                new("Tuesday group", "eastside", "Marcus", People: 8, WeeksAgo: 9, new TimeOnly(14, 0), Launched: true,
                    NotHeld: new(3, "The heating failed")),
                new("Lakeshore group", "lakeshore", "June", People: 4, WeeksAgo: 5, new TimeOnly(10, 30), Launched: true,
                    SizeReason: "The town is small. These four want to begin together; two more join at Lakeshore in fall."),
                new("Thursday group", "eastside", "Marcus", People: 8, WeeksAgo: -3, new TimeOnly(18, 0)),
                new("Morning group", "lakeshore", "June", People: 7, WeeksAgo: -4, new TimeOnly(9, 0)),
                new("Weekend group", "eastside", "Theo", People: 6, WeeksAgo: -5, new TimeOnly(11, 0)),
            ],
            [
                new("Eastside team", "eastside", "Ruth", "Samuel",
                [
                    new(new("Everett", "Plum"), WeeksAgo: 1, Months: 12, Residential: true),
                    new(new("Nora", "Castleberry"), WeeksAgo: 7, Months: 12, Residential: true),
                    new(new("Lamont", "Grady"), WeeksAgo: 11, Months: 6),
                    new(new("Soledad", "Ybarra"), WeeksAgo: 16, Months: 12),
                    new(new("Curtis", "Wexford", "Curt"), WeeksAgo: 21, Months: 12, Residential: true),
                    new(new("Fern", "Abelard"), WeeksAgo: 26, Months: 12, QuietDays: 24),
                    new(new("Ignacio", "Prado", "Nacho"), WeeksAgo: 31, Months: 12, AwayInWeek: 12),
                    new(new("Loretta", "Haines"), WeeksAgo: 36, Months: 12),
                    new(new("Otis", "Merriweather"), WeeksAgo: 41, Months: 12, Residential: true,
                        Wish: new("lakeshore", "I would like mornings.", Declined: "groups-full")),
                    new(new("Pilar", "Quesada"), WeeksAgo: 44, Months: 12),
                    new(new("Raymond", "Sykes", "Ray"), WeeksAgo: 49, Months: 12,
                        Wish: new("eastside", "I like to cook and to go fishing. Evenings are better for me.")),
                    new(new("Vivian", "Trask"), WeeksAgo: 4, Months: 2),
                    new(new("Hollis", "Underwood"), WeeksAgo: 12, Months: 2, Finished: true),
                ],
                PeerIsAway: true),
            ]),
        new(
            "open-door",
            "Open Door Peer Network",
            "peer-run-organization",
            [
                new("mesa", "Mesa House", "America/Phoenix"),
                new("canyon", "Canyon Center", "America/Denver"),
            ],
            [
                new("Priya", "Raman", "program-director"),
                new("Calvin", "Whitaker", "program-director", Site: "canyon"),
                new("Luz", "Benavides", "peer-life-coach", Certified: true),
                new("Gideon", "Marsh", "peer-life-coach", Site: "canyon", Certified: true),
                new("Helen", "Sorensen", "case-manager", Site: "mesa"),
                new("Tomas", "Arce", "peer-support-specialist", Site: "mesa", Certified: true),
                new("Ines", "Caldera", "peer-navigator", Site: "mesa"),
                new("Walter", "Nyberg", "clinical-supervisor"),
                new("Odette", "Lamar", "peer-supervisor"),
                new("Simon", "Falk", "privacy-officer"),
            ],
            [
                new("Sunrise group", "mesa", "Luz", People: 10, WeeksAgo: 12, new TimeOnly(8, 30), Launched: true,
                    Skips: [new(20, "The house is being repaired"), new(30, "Peer conference")]),
                new("Canyon group", "canyon", "Gideon", People: 6, WeeksAgo: -2, new TimeOnly(16, 0)),
            ],
            [
                new("Mesa team", "mesa", "Helen", "Tomas",
                [
                    new(new("Delphine", "Arroyo"), WeeksAgo: 2, Months: 6),
                    new(new("Emmett", "Corliss"), WeeksAgo: 9, Months: 12, Residential: true),
                    new(new("Graciela", "Montes"), WeeksAgo: 18, Months: 12),
                    new(new("Isaiah", "Penrose"), WeeksAgo: 23, Months: 6, QuietDays: 40),
                    new(new("Josefina", "Rubalcava"), WeeksAgo: 33, Months: 12),
                    new(new("Kermit", "Holloway"), WeeksAgo: 47, Months: 12,
                        Wish: new("canyon", "I play chess and would like to find somebody for walks.", Group: "Canyon group")),
                ]),
            ]),
    ],
    [
        new("Alma", "Fenwick"), new("Bernard", "Castellano", "Bernie"), new("Carmen", "Duarte"), new("Desmond", "Achebe"),
        new("Elena", "Vasquez"), new("Floyd", "Barrister"), new("Grace", "Nakamura"), new("Harold", "Pettibone", "Hal"),
        new("Imani", "Brooks"), new("Jerome", "Tillman"), new("Katarina", "Novak", "Kat"), new("Leonard", "Mbeki"),
        new("Marisol", "Reyes"), new("Nathaniel", "Crowe", "Nate"), new("Odessa", "Freeman"), new("Paul", "Zielinski"),
        new("Quinn", "Haverford"), new("Rosalind", "Teague", "Roz"), new("Stanley", "Umber"), new("Tamika", "Lyons"),
        new("Ursula", "Brandt"), new("Vernon", "Adair"), new("Winifred", "Cho", "Winnie"), new("Xavier", "Montoya"),
        new("Yolanda", "Pruitt"), new("Zachary", "Ingram", "Zach"), new("Adele", "Kowalczyk"), new("Bruno", "Santiago"),
        new("Constance", "Mayhew", "Connie"), new("Darnell", "Fitch"), new("Esperanza", "Gallo"), new("Franklin", "Osei"),
        new("Gloria", "Trujillo"), new("Hugh", "Ravenscroft"), new("Ingrid", "Solberg"), new("Joaquin", "Peralta"),
        new("Keisha", "Dunmore"), new("Lowell", "Hargrove"), new("Mabel", "Chavarria"), new("Norman", "Eastwick"),
        new("Opal", "Stanhope"), new("Percy", "Delacroix"), new("Ramona", "Billings"), new("Silas", "Nwosu"),
        new("Thelma", "Vickers"), new("Ulises", "Carrasco"), new("Viola", "Penhallow"), new("Wendell", "Sparks"),
        new("Ximena", "Toledo"), new("Yusuf", "Demir"), new("Zelda", "Hutchins"), new("Amos", "Birdsong"),
        new("Beatriz", "Lozano"), new("Clifford", "Rowntree", "Cliff"), new("Dorothea", "Lindahl", "Dot"),
    ]);
}

/// <param name="Key">What its ids are made from.</param>
/// <param name="Kind">One of the kinds of organisation that run these programs.</param>
internal sealed record Affiliate(
    string Key,
    string Name,
    string Kind,
    IReadOnlyList<Site> Sites,
    IReadOnlyList<Staff> Staff,
    IReadOnlyList<Group> Groups,
    IReadOnlyList<Team>? Teams = null)
{
    public IReadOnlyList<Team> Teams { get; } = Teams ?? [];

    public Guid Id => DemoId.Of($"organization/{Key}");

    public Guid SiteId(string site) => DemoId.Of($"site/{Key}/{site}");

    public Staff CoachOf(Group group) => Named(group.Coach);

    public Staff Named(string givenName) => Staff.First(staff => staff.GivenName == givenName);

    public Guid GroupId(Group group) => DemoId.Of($"cohort/{Key}/{group.Name}");

    public Guid ParticipantId(Group group, int number) => DemoId.Of($"participant/{Key}/{group.Name}/{number}");
}

internal sealed record Site(string Key, string Name, string TimeZone);

/// <param name="Site">The one site the person works at; all of the organisation's if null.</param>
/// <param name="Certified">Whether they hold the credential that their role takes.</param>
internal sealed record Staff(string GivenName, string FamilyName, string Role, string? Site = null, bool Certified = false)
{
    public Guid Id => DemoId.Of($"person/{Email}");

    /// <summary>Kinds of credentials bear the names of the roles that take them.</summary>
    public string Credential => Role;

    public string Email => $"{GivenName}.{FamilyName}@example.org".ToLowerInvariant();
}

/// <param name="Coach">The coach's given name.</param>
/// <param name="WeeksAgo">How many weeks before today the group first met; below zero, it will.</param>
/// <param name="Skips">Weeks after the first on which the group doesn't meet.</param>
/// <param name="NotHeld">The week after the first on which it was to meet and nobody did.</param>
internal sealed record Group(
    string Name,
    string Site,
    string Coach,
    int People,
    int WeeksAgo,
    TimeOnly MeetingTime,
    bool Launched = false,
    string? SizeReason = null,
    IReadOnlyList<Skip>? Skips = null,
    Skip? NotHeld = null)
{
    public IReadOnlyList<Skip> Skips { get; } = Skips ?? [];
}

internal sealed record Wishes(
    IReadOnlyList<string> Interests,
    IReadOnlyList<string> FreeTimes,
    IReadOnlyList<string> Languages,
    string Reach,
    string? Gender = null,
    string? PartnerGender = null,
    string? Remark = null,
    IReadOnlyList<string>? OwnInterests = null);

internal sealed record Skip(int Week, string Reason);

internal sealed record Person(string GivenName, string FamilyName, string? PreferredName = null);
