using System.Text;
using static EduEtl.Settings.KnownSettings;

namespace EduEtl.Settings;

/// <summary>Makes the one settings object of the process, or tells everything that is wrong with it at once.</summary>
internal static class SettingsLoader
{
    /// <summary>Citus adds to the name of a table that it distributes, and waits for itself where the name gets too long.</summary>
    private const int MostBytes = 55;

    /// <exception cref="SettingsException">Something that the command needs is missing or wrong.</exception>
    public static AppSettings Load(SettingsRequest request)
    {
        (AppSettings? settings, IReadOnlyList<SettingsProblem> problems) = Read(request);
        return AreNone(request) ? throw NoSettings(request)
            : problems.Count > 0 ? throw new SettingsException(problems)
            : settings;
    }

    /// <summary>Whether nobody has set anything yet: the file that the program came with does not count.</summary>
    public static bool AreNone(SettingsRequest request) =>
        !File.Exists(Path.Combine(request.WorkingDirectory, "appsettings.json"))
        && SettingsFile.Locate(".env", request).Path is null
        && EnvironmentSource.Read(request.Environment, []).Values.Count == 0;

    public static ExpectedException NoSettings(SettingsRequest request) =>
        new(ExitCode.WrongSettings, Strings.SettingsNone.With(request.WorkingDirectory), Strings.SettingsNoneRemedy);

    /// <summary>The settings, and what is wrong with them; where something is, a default stands in.</summary>
    public static (AppSettings Settings, IReadOnlyList<SettingsProblem> Problems) Read(SettingsRequest request)
    {
        var problems = new List<SettingsProblem>();
        var sources = SettingsSources.Read(request, problems);
        var reader = new SettingReader(sources, problems);
        problems.AddRange(ShapeCheck.Of(sources, reader));

        _ = reader.Read(Language);
        bool testMode = reader.Read(TestMode);
        var settings = new AppSettings(
            testMode,
            ReadApi(reader),
            ReadDatabase(reader, request.WorkingDirectory, testMode),
            ToolSections.ReadSheets(reader, request.WorkingDirectory),
            ToolSections.ReadSmtp(reader),
            new MissedSettings(reader.Read(Missed.Since)),
            new MonitorSettings(reader.Read(KnownSettings.Monitor.Url)),
            new LogSettings(
                reader.ReadPath(Logs.Folder, request.WorkingDirectory),
                reader.Read(Logs.Keep),
                reader.Read(Logs.EveryRow)
            ),
            new ReportSettings(reader.Read(Reports.Enabled), reader.ReadPath(Reports.Folder, request.WorkingDirectory))
        );

        var proxies = new EnvironmentProxy(name => request.Environment.GetValueOrDefault(name));
        ProxyCheck.Of(settings, proxies, reader);
        var ofConcern = problems
            .Where(problem => problem.Section == SettingsSections.None || (request.Sections & problem.Section) != 0)
            .ToList();
        return (settings, ofConcern);
    }

    private static ApiSettings ReadApi(SettingReader reader)
    {
        string[] places = [reader.PlaceOf(Api.Client), reader.PlaceOf(Api.ClientKey)];
        return new(
            reader.Read(Api.Url),
            reader.Read(Api.Client),
            new(reader.Read(Api.ClientKey)?.Reveal() ?? "") { Place = string.Join(", ", places.Distinct()) },
            reader.Read(Api.UserIdLength),
            reader.Read(Api.ResponseTimeout),
            reader.Read(Api.IdleTimeout),
            reader.Read(Api.TotalTimeout),
            reader.Read(Api.Attempts),
            reader.Read(Api.RetryDelay),
            reader.Read(Api.Parallel)
        );
    }

    private static DatabaseSettings ReadDatabase(SettingReader reader, string workingDirectory, bool testMode)
    {
        var database = new DatabaseSettings(
            reader.Read(Database.Host),
            reader.Read(Database.Port),
            reader.Read(Database.Name),
            reader.Read(Database.User),
            reader.ReadSecret(Database.Password),
            reader.Read(Database.SslMode),
            reader.Read(Database.RootCertificate) is { } root ? Path.GetFullPath(root, workingDirectory) : null,
            reader.Read(Database.Table),
            reader.Read(Database.ResetOnStart),
            reader.Read(Database.ShrinkGuard),
            reader.Read(Database.DistributeBy)
        );
        if (database.ResetOnStart && testMode)
            reader.Add(
                Database.ResetOnStart,
                Strings.SettingsResetInTestMode,
                reader.Given(Database.ResetOnStart)?.Origin,
                reader.Given(TestMode)?.Origin
            );

        if (database.DistributeBy is not null && Encoding.UTF8.GetByteCount(database.Table.Split('.')[^1]) > MostBytes)
            reader.Add(
                Database.Table,
                Strings.SettingsTableTooLong,
                reader.Show(Database.Table, database.Table),
                reader.Given(Database.Table)?.Origin,
                MostBytes
            );
        if (database.RootCertificate is not null && !database.ChecksCertificate)
            reader.Add(
                Database.RootCertificate,
                Strings.SettingsRootUnused,
                reader.Given(Database.RootCertificate)?.Origin,
                database.SslMode
            );

        return database;
    }
}

/// <summary>One setting that is missing or wrong, in the operator's language and without secrets.</summary>
/// <param name="Section">Where it lies; <see cref="SettingsSections.None"/> concerns every command.</param>
internal sealed record SettingsProblem(SettingsSections Section, string Text)
{
    public static SettingsProblem Of(SettingsSections section, string format, params object?[] values) =>
        new(section, format.With(values));
}

/// <summary>All problems of the settings at once.</summary>
internal sealed class SettingsException(IReadOnlyList<SettingsProblem> problems)
    : ExpectedException(ExitCode.WrongSettings, Describe(problems), Strings.SettingsRemedy)
{
    public IReadOnlyList<SettingsProblem> Problems { get; } = problems;

    private static string Describe(IReadOnlyList<SettingsProblem> problems) =>
        Strings.SettingsWrong.With(problems.Count) + string.Concat(problems.Select(problem => "\n- " + problem.Text));
}
