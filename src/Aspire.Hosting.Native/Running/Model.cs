using System.Collections.ObjectModel;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>All resources, in the order in which the AppHost names them.</summary>
internal sealed class Model : KeyedCollection<string, IResource>
{
    public Model()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    protected override string GetKeyForItem(IResource item) => item.Name;

    protected override void InsertItem(int index, IResource item)
    {
        if (Contains(item.Name)) throw new ArgumentException($"There are two resources named '{item.Name}'.", nameof(item));

        base.InsertItem(index, item);
    }
}
