using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace EduEtl.Tests.House;

/// <summary>
/// Which room of the program may use which: <c>docs/architecture.md</c> shows it. What is read is the compiled program, so
/// that a name in a doc comment is no arrow, and a name in a lambda is one.
/// </summary>
public sealed class ArrowsGoOneWay
{
    private const string Root = "EduEtl";

    /// <summary>What the two rooms that know all stages may use.</summary>
    private static readonly string[] Below =
    [
        "Shared",
        "Resources",
        "Attempts",
        "Days",
        "Settings",
        "Logging",
        "Fetching",
        "Storage",
        "Reporting",
        "Notifying",
        "Terminal",
    ];

    /// <summary>From the ground up: each room, and the rooms below that it uses.</summary>
    private static readonly (string Room, string[] Uses)[] Rooms =
    [
        ("Shared", []),
        ("Resources", []),
        ("Attempts", []),
        ("Days", ["Shared", "Resources", "Attempts"]),
        ("Settings", ["Shared", "Resources"]),
        ("Logging", ["Shared", "Resources", "Settings"]),
        ("Fetching", ["Shared", "Resources", "Attempts", "Settings"]),
        ("Storage", ["Shared", "Resources", "Attempts", "Days", "Settings"]),
        ("Reporting", ["Shared", "Resources", "Attempts", "Days", "Settings"]),
        ("Notifying", ["Shared", "Resources", "Attempts", "Days", "Settings"]),
        ("Terminal", ["Shared", "Resources", "Days", "Settings"]),
        ("Runs", [.. Below]),
        ("Commands", [.. Below, "Runs"]),
    ];

    /// <summary>Inside a room: which drawer uses which, or the room itself.</summary>
    private static readonly (string From, string To)[] Drawers =
    [
        ("Attempts", "Attempts.Python"),
        ("Attempts.Counting", "Attempts"),
        ("Storage", "Storage.Copy"),
        ("Storage", "Storage.Ledger"),
        ("Storage", "Storage.Postgres"),
        ("Storage.Copy", "Storage.Postgres"),
        ("Storage.Ledger", "Storage.Postgres"),
        ("Reporting", "Reporting.Page"),
        ("Reporting", "Reporting.Sheets"),
        ("Notifying", "Notifying.Content"),
        ("Notifying", "Notifying.Smtp"),
        ("Notifying.Smtp", "Notifying.Content"),
        ("Terminal.Arguments", "Terminal"),
        ("Runs.Ranges", "Runs"),
        ("Commands", "Commands.Doctor"),
        ("Commands", "Commands.DryRun"),
        ("Commands", "Commands.Init"),
        ("Commands", "Commands.Problems"),
        ("Commands", "Commands.Status"),
        ("Commands.Init", "Commands.Doctor"),
    ];

    private static readonly Architecture House = new ArchLoader().LoadAssemblies(typeof(Program).Assembly).Build();

    [Fact]
    public void Each_arrow_is_one_of_those_drawn_here()
    {
        string[] wrong =
        [
            .. (
                from type in Ours()
                from used in type.Dependencies.Select(dependency => dependency.Target).Where(IsOurs)
                where !May(Place(type), Place(used))
                select $"{Outermost(type)} -> {Outermost(used)}"
            )
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Program_stands_alone_at_the_root()
    {
        Assert.Equal(["EduEtl.Program"], Ours().Where(type => Place(type).Length == 0).Select(Outermost).Distinct());
        Assert.Equal(["Program.cs"], Files().Where(file => !file.Contains('/')));
    }

    /// <summary>A room is a folder and a namespace: a file that says another one would dodge the arrows.</summary>
    [Fact]
    public void Each_file_says_which_room_it_lies_in() =>
        Assert.All(
            Files(),
            file =>
            {
                string folder = Path.GetDirectoryName(file)!;
                string room = folder.Length == 0 ? Root : $"{Root}.{folder.Replace('/', '.')}";
                Assert.Contains($"namespace {room};", File.ReadLines(Repository.PathOf("src", Root, file)));
            }
        );

    /// <summary>A rule about a room that nobody lives in would hold for ever.</summary>
    [Fact]
    public void Each_room_and_drawer_is_lived_in()
    {
        HashSet<string> places = [.. Ours().Select(Place)];
        Assert.Equal(
            Rooms.Select(rule => rule.Room).Order(StringComparer.Ordinal),
            places.Where(place => place.Length > 0).Select(Room).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.All(Drawers.SelectMany(rule => (string[])[rule.From, rule.To]), place => Assert.Contains(place, places));
    }

    private static bool May(string from, string to)
    {
        if (from == to || from.Length == 0)
            return true;
        if (to.Length == 0)
            return false;
        return Room(from) == Room(to)
            ? Drawers.Contains((from, to))
            : Rooms.Single(rule => rule.Room == Room(from)).Uses.Contains(Room(to));
    }

    private static IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(Repository.PathOf("src", Root), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.PathOf("src", Root), path).Replace('\\', '/'))
            .Where(file => file.Split('/')[0] is not ("bin" or "obj"));

    private static IEnumerable<IType> Ours() => House.Types.Where(IsOurs);

    private static bool IsOurs(IType type) => type.FullName.StartsWith(Root + ".", StringComparison.Ordinal);

    private static string Room(string place) => place.Split('.')[0];

    /// <summary>The namespace without <c>EduEtl.</c>; empty for the root.</summary>
    private static string Place(IType type)
    {
        string outer = Outermost(type);
        return outer[..Math.Max(outer.LastIndexOf('.'), Root.Length)][Root.Length..].TrimStart('.');
    }

    private static string Outermost(IType type) => type.FullName.Split('+', '/', '`', '<')[0];
}
