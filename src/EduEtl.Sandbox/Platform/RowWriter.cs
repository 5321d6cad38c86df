using System.Globalization;
using System.Text;

namespace EduEtl.Sandbox.Platform;

/// <summary>
/// Writes rows byte for byte as the platform does: Python's <c>json.dumps</c> of five fields, one of which is the
/// <c>repr</c> of a dict. The last row is kept as bytes.
/// </summary>
internal sealed class RowWriter
{
    private byte[] _row = new byte[1024];
    private int _length;

    public ReadOnlyMemory<byte> Row => _row.AsMemory(0, _length);

    public void Write(in Attempt attempt, DateTime createdAt, Oddity oddity)
    {
        if (oddity == Oddity.Duplicate)
            return;
        _length = 0;
        if (oddity is Oddity.None or Oddity.OutOfOrder or Oddity.FractionAbsent)
        {
            Put("{\"lti_user_id\": \""u8);
            Put(attempt.Student.Id);
            Put(attempt.Task.ParamsHead);
            Put(attempt.Student.Id);
            Put(attempt.Task.ParamsTail);
        }
        else
        {
            Put(Encoding.ASCII.GetBytes(OddHead(attempt, oddity)));
        }
        Put(Result(attempt.Correct, oddity));
        Put(", \"attempt_type\": \""u8);
        Put(attempt.Correct is null ? "run"u8 : "submit"u8);
        Put("\", \"created_at\": \""u8);
        PutTime(createdAt);
        Put("\"}"u8);
    }

    private static ReadOnlySpan<byte> Result(bool? correct, Oddity oddity) =>
        oddity switch
        {
            Oddity.RunWithResult => "1"u8,
            Oddity.SubmitWithoutResult => "null"u8,
            Oddity.BooleanResult => correct == true ? "true"u8 : "false"u8,
            _ when correct is null => "null"u8,
            _ => correct.Value ? "1"u8 : "0"u8,
        };

    private static string OddHead(in Attempt attempt, Oddity oddity)
    {
        string id = Encoding.ASCII.GetString(attempt.Student.Id);
        string user = oddity == Oddity.UserIdNull ? "null" : $"\"{id}\"";
        string? parameters = oddity switch
        {
            Oddity.ParamsAbsent => null,
            Oddity.ParamsNull => "null",
            Oddity.ParamsNoneText => "\"None\"",
            _ => $"\"{Params(attempt.Task, id, oddity)}\"",
        };
        string middle = parameters is null ? "" : $"\"passback_params\": {parameters}, ";
        return $"{{\"lti_user_id\": {user}, {middle}\"is_correct\": ";
    }

    private static string Params(CourseTask task, string id, Oddity oddity)
    {
        string url = $", 'lis_outcome_service_url': '{task.OutcomeUrl}'";
        string sourced = oddity switch
        {
            Oddity.SourcedIdUrlEncoded => $"'{Uri.EscapeDataString(task.SourcedIdHead + id)}'",
            Oddity.SourcedIdOldStyle => $"'i4x-OnlineUni-PYT101-lti-{id[..16]}:lms.online-uni.test:{id}'",
            // Python quotes a text with an apostrophe by quotation marks, which JSON has to escape.
            Oddity.ApostropheInside => $"\\\"{task.SourcedIdHead}{id} (O'Hara's group)\\\"",
            _ => $"'{task.SourcedIdHead}{id}'",
        };
        string dict = $"{{'oauth_consumer_key': '', 'lis_result_sourcedid': {sourced}";
        return oddity switch
        {
            Oddity.OutcomeUrlMissing => dict + "}",
            Oddity.BrokenLiteral => dict + url[..^20],
            _ => dict + url + "}",
        };
    }

    // As str(datetime): the fraction is left out when it is zero.
    private void PutTime(DateTime time)
    {
        Grow(32);
        bool whole = time.Ticks % TimeSpan.TicksPerSecond == 0;
        string format = whole ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.ffffff";
        time.TryFormat(_row.AsSpan(_length), out int written, format, CultureInfo.InvariantCulture);
        _length += written;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        Grow(bytes.Length);
        bytes.CopyTo(_row.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Grow(int by)
    {
        if (_length + by > _row.Length)
            Array.Resize(ref _row, 2 * (_length + by));
    }
}
