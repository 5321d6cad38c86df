using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Runs;
using EduEtl.Settings;
using EduEtl.Storage;
using EduEtl.Storage.Postgres;

namespace EduEtl.Commands;

/// <summary><c>eduetl replay</c>: the rejected rows of a day, judged again under today's rules, without the API.</summary>
internal static class ReplayCommand
{
    public static async Task<ExitCode> RunAsync(RunContext context, CancellationToken ct)
    {
        AppSettings settings = context.Settings;
        await using LoadedDay day = Toolbox.LoadedDay(context);
        var late = new LoadedDayStage(context, day);
        var replay = new RowReplay(day, context.Run, context.Time, context.Logger(nameof(RowReplay)));
        var rowLog = new RowLog(context.Logger(nameof(AttemptReader)), settings.Logs.EveryRow);
        await late.RunAsync(Stage.Store, Strings.LiveReplay, ReplayAsync, ct);
        await replay.EndAsync(late.RunEnd);
        return late.End();

        async Task<LoadResult?> ReplayAsync()
        {
            if (await replay.RunAsync(settings.Api.UserIdLength, rowLog.Note, ct) is not { } load)
            {
                context.Say("  " + Strings.ReplayNothing.With(day.Window));
                return null;
            }
            // Whatever comes now, the rows are in the table.
            late.DayChanged = true;
            rowLog.Summarise(load.Totals);
            Tell(load.Totals, looked: await LookAsync());
            return load;
        }

        async Task<bool> LookAsync()
        {
            try
            {
                await day.LookAsync(ct);
                return true;
            }
            catch (ExpectedException e)
            {
                context.Warn(e.Message);
                return false;
            }
        }

        void Tell(RowTotals totals, bool looked)
        {
            string judged = Strings.DoneReplay.With(
                Numbers.Count(totals.Received),
                Numbers.Count(totals.Stored),
                Numbers.Count(totals.Rejected)
            );
            context.Screen.Done(Stage.Store, judged);
            if (looked)
                late.Show([]);
            if (totals.Stored > 0)
                context.Say("  " + Strings.ReplayNext.With(day.Window));
        }
    }
}
