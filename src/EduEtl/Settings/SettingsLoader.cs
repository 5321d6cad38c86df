using EduEtl.Resources;

namespace EduEtl.Settings;

/// <summary>Makes the one settings object of the process, or tells everything that is wrong with it at once.</summary>
internal static class SettingsLoader
{
    /// <exception cref="SettingsException">Something that the command needs is missing or wrong.</exception>
    public static AppSettings Load(SettingsRequest request)
    {
        (AppSettings? settings, IReadOnlyList<SettingsProblem> problems) = Read(request);
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    /// <summary>The settings, and what is wrong with them; where something is, a default stands in.</summary>
    public static (AppSettings Settings, IReadOnlyList<SettingsProblem> Problems) Read(SettingsRequest request)
    {
        var problems = new List<SettingsProblem>();
        var sources = SettingsSources.Read(request, problems);
        var reader = new SettingReader(sources, problems);
        problems.AddRange(ShapeCheck.Of(sources, reader.Show));

        _ = LanguageChoice.Read(reader);
        bool testMode = reader.Switch("TestMode");
        var settings = new AppSettings(
            testMode,
            Api(reader),
            Database(reader, testMode),
            ToolSections.Sheets(reader, request.WorkingDirectory),
            ToolSections.Smtp(reader),
            new LogSettings(
                Folder(reader, "Logs:Folder", request),
                reader.Number("Logs:Keep", 1, 1_000_000),
                reader.Switch("Logs:EveryRow")
            ),
            new ReportSettings(reader.Switch("Reports:Enabled"), Folder(reader, "Reports:Folder", request))
        );

        var ofConcern = problems
            .Where(problem => problem.Section == SettingsSections.None || (request.Sections & problem.Section) != 0)
            .ToList();
        return (settings, ofConcern);
    }

    private static ApiSettings Api(SettingReader reader) =>
        new(
            reader.Address("Api:Url")!,
            reader.Text("Api:Client"),
            new Secret(reader.Text("Api:ClientKey")),
            reader.Number("Api:UserIdLength", 1, 1000),
            reader.Duration("Api:ResponseTimeout"),
            reader.Duration("Api:IdleTimeout"),
            reader.Number("Api:Attempts", 1, 100),
            reader.Duration("Api:RetryDelay"),
            reader.Number("Api:Parallel", 1, 16)
        );

    private static DatabaseSettings Database(SettingReader reader, bool testMode)
    {
        const string reset = "Database:ResetOnStart";
        var database = new DatabaseSettings(
            reader.Text("Database:Host"),
            reader.Number("Database:Port", 1, 65535),
            reader.Text("Database:Name"),
            reader.Text("Database:User"),
            reader.OptionalSecret("Database:Password"),
            reader.OneOf<Npgsql.SslMode>("Database:SslMode"),
            reader.Table("Database:Table"),
            reader.Switch(reset),
            reader.Share("Database:ShrinkGuard"),
            reader.OptionalText("Database:DistributeBy")
        );
        if (database.ResetOnStart && testMode)
            reader.Add(
                KnownSettings.Get(reset),
                Strings.SettingsResetInTestMode,
                reader.Given(reset)?.Origin,
                reader.Given("TestMode")?.Origin
            );

        return database;
    }

    private static string Folder(SettingReader reader, string key, SettingsRequest request) =>
        Path.GetFullPath(reader.Text(key), request.WorkingDirectory);
}
