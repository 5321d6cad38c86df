using System.Globalization;
using EduEtl.Benchmarks;
using EduEtl.Benchmarks.Cases;
using EduEtl.Benchmarks.Lab;
using EduEtl.Benchmarks.Micro;

CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
if (args is ["--serve", string folder])
{
    await BodyServer.ServeAsync(folder);
    return 0;
}
var options = BenchOptions.Parse(args);
if (options.Micro)
{
    MicroRun.Run();
    return 0;
}
if (options.ProgramFile is null)
    throw new ArgumentException("--program FILE names the published eduetl.");
await using Workbench bench = await Workbench.StartAsync(options);
var page = new ResultPage(await Machine.DescribeAsync(bench), options);
foreach (Case part in Case.All.Where(part => options.Cases.Contains(part.Letter)))
{
    Console.Error.WriteLine($"({part.Letter}) {part.Title} ...");
    page.Add(part, await part.RunAsync(bench));
}
if (options.WriteTo is not null)
    page.WriteInto(options.WriteTo);
return 0;
