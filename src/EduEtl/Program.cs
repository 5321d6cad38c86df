using EduEtl.Resources;

Console.WriteLine(Strings.ProgramDescription);
