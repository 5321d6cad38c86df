using EduEtl.Sandbox.Faults;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Sandbox.Page;

/// <summary>What the forms of the faults' pane do: <c>/faults/{fault}</c> with <c>on</c>, and <c>/run</c>.</summary>
internal static class FaultForms
{
    /// <returns>The status of the answer; 303 leads back to the pane.</returns>
    /// <exception cref="SandboxException">A service does not obey.</exception>
    public static async Task<int> TakeAsync(HttpRequest request, string[] path, PageSources sources)
    {
        if (!OwnOrigin.Sent(request))
            return StatusCodes.Status403Forbidden;
        if (!request.HasFormContentType)
            return StatusCodes.Status415UnsupportedMediaType;
        IFormCollection form = await request.ReadFormAsync();
        switch (path)
        {
            case ["faults", var name] when Enum.TryParse(name, out Fault fault) && Enum.IsDefined(fault):
                await sources.Faults.SetAsync(fault, form["on"] == "true");
                return StatusCodes.Status303SeeOther;
            case ["run"]:
                sources.Runs.Start(form["arguments"].ToString());
                return StatusCodes.Status303SeeOther;
            default:
                return StatusCodes.Status404NotFound;
        }
    }
}
