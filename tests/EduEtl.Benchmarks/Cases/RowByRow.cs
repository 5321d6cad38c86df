using System.Diagnostics;
using System.Text;
using EduEtl.Attempts;
using EduEtl.Benchmarks.Lab;
using Npgsql;

namespace EduEtl.Benchmarks.Cases;

/// <summary>As the Python original does it; the baseline has no process to start, and reads the rows from the file.</summary>
internal static class RowByRow
{
    private const int Repetitions = 3;

    public static async Task<IReadOnlyList<ResultRow>> RunAsync(Workbench bench)
    {
        int rows = bench.Options.Quick ? 1_000 : 10_000;
        Samples ours = new();
        Samples theirs = new();
        for (int i = 0; i < Repetitions; i++)
        {
            await Tables.EmptyAsync(bench);
            ours.Add((await EduEtlRuns.SettleAsync(bench, rows)).Time);
            await Tables.EmptyAsync(bench);
            theirs.Add(await InsertAsync(bench, rows));
        }
        return [ResultRow.OfTimes($"{rows:N0} rows", ours, theirs)];
    }

    private static async Task<TimeSpan> InsertAsync(Workbench bench, int rows)
    {
        long began = Stopwatch.GetTimestamp();
        await using NpgsqlConnection connection = await bench.Database.OpenConnectionAsync();
        await using NpgsqlCommand insert = new(
            $"INSERT INTO {Tables.Baseline} VALUES ($1, $2, $3, $4, $5, $6, $7)",
            connection
        );
        for (int i = 0; i < 7; i++)
            insert.Parameters.Add(new());
        await using FileStream body = File.OpenRead(bench.PathOf(DayFiles.Body(bench, rows)));
        using var reader = new AttemptReader(body, new DayWindow(Workbench.Day, TestMode: false), 32);
        while (await reader.ReadAsync(CancellationToken.None))
        {
            if (reader.Rejection is not null)
                continue;
            insert.Parameters[0].Value = Text(reader, TextColumn.UserId);
            insert.Parameters[1].Value = new DateTime(2000, 1, 1).AddMicroseconds(reader.CreatedAt);
            insert.Parameters[2].Value = Text(reader, TextColumn.ConsumerKey);
            insert.Parameters[3].Value = Text(reader, TextColumn.SourcedId);
            insert.Parameters[4].Value = Text(reader, TextColumn.OutcomeUrl);
            insert.Parameters[5].Value = reader.IsCorrect is { } correct ? correct : DBNull.Value;
            insert.Parameters[6].Value = Text(reader, TextColumn.AttemptType);
            await insert.ExecuteNonQueryAsync();
        }
        return Stopwatch.GetElapsedTime(began);
    }

    private static object Text(AttemptReader reader, TextColumn column) =>
        reader.TryGetText(column, out ReadOnlySpan<byte> utf8) ? Encoding.UTF8.GetString(utf8) : DBNull.Value;
}
