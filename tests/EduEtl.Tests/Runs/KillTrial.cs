using System.Diagnostics;
using EduEtl.Attempts;
using EduEtl.Sandbox.Sheets;
using EduEtl.Storage.Postgres;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Runs of one day, killed and whole, each of another generation; after each all that must hold is checked.</summary>
internal sealed class KillTrial
{
    private static readonly int KilledCode = OperatingSystem.IsWindows() ? -1 : 128 + 9;

    private readonly World _world;
    private readonly RunWitness _witness;
    private readonly ChangingDay _day = new();
    private readonly long _dayKey;
    private int _inTable;
    private ProcessResult? _last;

    public KillTrial(World world)
    {
        _world = world;
        _witness = new(world);
        world.Platform.Fault = _day.AnswerAsync;
        _dayKey = AdvisoryLock.DayKey(new("public", "lms_activities"), new DayWindow(World.Day, TestMode: false));
    }

    /// <summary>How long the last whole run took.</summary>
    public TimeSpan WholeRun { get; private set; }

    public int WholeRuns { get; private set; }

    /// <summary>Killed before their commit, after their row in the ledger.</summary>
    public int Died { get; private set; }

    /// <summary>Killed after their commit.</summary>
    public int Committed { get; private set; }

    /// <summary>The longest time from a kill until the database had let the dead run go.</summary>
    public TimeSpan LongestHold { get; private set; }

    public async Task RunWholeAsync()
    {
        int generation = _day.NextGeneration();
        long started = Stopwatch.GetTimestamp();
        using EduEtlProcess process = _witness.Start();
        ProcessResult result = _last = await process.EndAsync();
        WholeRun = Stopwatch.GetElapsedTime(started);
        WholeRuns++;
        Assert.True(result.ExitCode == 0, result.All);
        LedgerRow row = (await _witness.NewRowAsync())!;
        Assert.Equal(new LedgerRow(row.RunId, "settled", true, ChangingDay.Stored(generation)), row);
        _inTable = generation;
        await CheckDayAsync();
        Assert.Equal(
            ["dean@edu.example", "tutor@edu.example"],
            _witness.Mails.Where(mail => mail.RunId == row.RunId).Select(mail => mail.Recipient).Order()
        );
        TabState tab = _world.Sheets.Snapshot().Tabs.Single(tab => tab.Title == "EduEtl");
        Assert.Contains(tab.Cells, cell => cell.Value is double value && value == ChangingDay.Stored(generation));
    }

    /// <summary>Kills a run that long after its start, and says where in its life that was.</summary>
    public async Task<KillPlace> KillAsync(TimeSpan moment, CancellationToken ct)
    {
        int generation = _day.NextGeneration();
        using EduEtlProcess process = _witness.Start();
        await Task.Delay(moment, ct);
        process.Kill();
        long killed = Stopwatch.GetTimestamp();
        string atOnce = await ChecksumAsync();
        ProcessResult result = _last = await process.EndAsync();
        Assert.True(result.ExitCode == KilledCode || result.ExitCode == 0, result.All);
        Assert.Contains(atOnce, new[] { ChangingDay.Checksum(_inTable), ChangingDay.Checksum(generation) });
        await _witness.DatabaseLetsGoAsync(ct);
        TimeSpan hold = Stopwatch.GetElapsedTime(killed);
        LongestHold = hold > LongestHold ? hold : LongestHold;
        LedgerRow? row = await _witness.NewRowAsync();
        Note(row, generation);
        await CheckDayAsync();
        return new KillEvidence(row, _day, _witness.Log, _witness.Mails.Any(mail => mail.RunId == row?.RunId)).Place;
    }

    /// <summary>The ledger and the mailbox as a whole, after the last run, which was a whole one.</summary>
    public async Task CheckLedgerAsync()
    {
        Assert.Equal(_witness.Rows, Died + Committed + WholeRuns);
        Assert.Equal(
            $"{Died} {Committed + WholeRuns}",
            await _world.QueryAsync<string>(
                """
                SELECT concat_ws(' ', count(*) FILTER (WHERE outcome IS NULL), count(*) FILTER (WHERE outcome = 'settled'))
                FROM etl_runs
                """
            )
        );
        Assert.Equal(
            "settled t done sent",
            await _world.QueryAsync<string>(
                """
                SELECT concat_ws(' ', outcome, finished_at IS NOT NULL, report_state, mail_state)
                FROM etl_runs ORDER BY started_at DESC LIMIT 1
                """
            )
        );
        string mailed = string.Join(',', _witness.Mails.Select(mail => $"'{mail.RunId}'"));
        Assert.False(
            await _world.QueryAsync<bool>($"SELECT bool_or(outcome IS NULL) FROM etl_runs WHERE run_id IN ({mailed})"),
            "a run that did not load the day has mailed"
        );
    }

    /// <summary>All that is known, for whoever has to find out why a trial has failed.</summary>
    public async Task<string> TellAsync() =>
        $"""
            generation {_inTable} is in the table as far as is known: {ChangingDay.Checksum(_inTable)}
            generation {_day.Generation} was delivered last: {ChangingDay.Checksum(_day.Generation)}
            the table holds: {await ChecksumAsync()}
            killed before the commit: {Died}, after it: {Committed}, whole runs: {WholeRuns}, the last took {WholeRun}
            the last run returned {_last?.ExitCode} and printed:
            {_last?.All}
            {await _witness.TellAsync()}
            """;

    /// <summary>What the ledger says of a killed run decides what must be in the table.</summary>
    private void Note(LedgerRow? row, int generation)
    {
        if (row is { Outcome: null })
        {
            Assert.Equal(new LedgerRow(row.RunId, null, false, null), row);
            Died++;
        }
        else if (row is not null)
        {
            Assert.Equal(new LedgerRow(row.RunId, "settled", row.Finished, ChangingDay.Stored(generation)), row);
            Committed++;
            _inTable = generation;
        }
    }

    /// <summary>
    /// The table holds that generation and nothing else, the quarantine its rejected rows under the run that loaded it;
    /// nobody holds the day, and nobody has two mails of a run.
    /// </summary>
    private async Task CheckDayAsync()
    {
        Assert.Equal(ChangingDay.Checksum(_inTable), await ChecksumAsync());
        Assert.Equal(
            $"{ChangingDay.Rejected(_inTable)} 1 t",
            await _world.QueryAsync<string>(
                """
                SELECT concat_ws(' ', count(*), count(DISTINCT run_id), bool_and(run_id =
                    (SELECT run_id FROM etl_runs WHERE outcome = 'settled' ORDER BY started_at DESC LIMIT 1)))
                FROM etl_problem_rows
                """
            )
        );
        // The lock is given back at the statement's end.
        Assert.True(
            await _world.QueryAsync<bool>($"SELECT pg_try_advisory_xact_lock({_dayKey})"),
            "somebody holds the day"
        );
        // Once: what a dead run has sent can still arrive meanwhile.
        MailCopy[] mails = [.. _witness.Mails];
        Assert.Equal(mails.Distinct(), mails);
    }

    private Task<string> ChecksumAsync() => _world.QueryAsync<string>(ChangingDay.ChecksumSql);
}
