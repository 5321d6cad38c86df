using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>An answer that is not 200, in the words and the shape of Google's.</summary>
internal sealed class SheetsError(int status, string name, string message, JsonArray? violations = null)
    : Exception(message)
{
    public int Status { get; } = status;

    public static SheetsError Invalid(string message) => new(400, "INVALID_ARGUMENT", message);

    public static SheetsError NotFound() => new(404, "NOT_FOUND", "Requested entity was not found.");

    public static SheetsError Forbidden(string message) => new(403, "PERMISSION_DENIED", message);

    public static SheetsError NotImplemented(string what) =>
        new(501, "UNIMPLEMENTED", $"The sandbox's stand-in of the Sheets API does not do this: {what}.");

    public JsonObject Body()
    {
        var error = new JsonObject
        {
            ["code"] = Status,
            ["message"] = Message,
            ["status"] = name,
        };
        if (violations is not null)
            error["details"] = new JsonArray(
                new JsonObject
                {
                    ["@type"] = "type.googleapis.com/google.rpc.BadRequest",
                    ["fieldViolations"] = violations.DeepClone(),
                }
            );
        return new JsonObject { ["error"] = error };
    }
}
