using PerfEval.SampleGenerator;

if (args is ["samples", var folder])
{
    SampleWriter.Write(folder, SampleSet.All());
    return 0;
}

Console.Error.WriteLine("samples OUT_DIR: write the committed samples and their expected files");
return 1;
