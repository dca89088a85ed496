// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/tags.h"

#define POINTERHOLDER_TRANSITION 4  // the shared_ptr form of QPDF 11
#include <qpdf/QPDF.hh>

namespace core::pdf {
namespace {

using Handle = QPDFObjectHandle;

Handle name(const std::string& text) { return Handle::newName("/" + text); }

class TreeWriter {
  public:
    TreeWriter(QPDF& pdf, const Structure& structure)
        : pdf_(pdf), elements_(structure.elements), marked_(structure.marked) {
        for (const auto& page : pdf.getAllPages()) pages_.push_back(page);
        marks_.resize(elements_.size());
        for (std::size_t i = 0; i < marked_.size(); ++i)
            marks_[index(marked_[i].element)].push_back(i);
        keep_those_with_content();
    }

    void run() {
        Handle root = pdf_.makeIndirectObject(Handle::newDictionary());
        Handle document = pdf_.makeIndirectObject(Handle::newDictionary());
        document.replaceKey("/Type", name("StructElem"));
        document.replaceKey("/S", name("Document"));
        document.replaceKey("/P", root);
        handles_.resize(elements_.size());
        for (std::size_t i = 0; i < elements_.size(); ++i)
            if (kept_[i]) handles_[i] = pdf_.makeIndirectObject(Handle::newDictionary());
        Handle top = Handle::newArray();
        std::vector<Handle> kids(elements_.size());
        for (std::size_t i = 0; i < elements_.size(); ++i) {
            if (!kept_[i]) continue;
            const int parent = elements_[i].parent;
            fill(i, parent < 0 ? document : handles_[index(parent)]);
            Handle& list = parent < 0 ? top : kids[index(parent)];
            if (!list.isInitialized()) list = Handle::newArray();
            list.appendItem(handles_[i]);
        }
        for (std::size_t i = 0; i < kids.size(); ++i)
            if (kids[i].isInitialized()) handles_[i].replaceKey("/K", kids[i]);
        document.replaceKey("/K", top);
        root.replaceKey("/Type", name("StructTreeRoot"));
        root.replaceKey("/K", document);
        root.replaceKey("/ParentTree", pdf_.makeIndirectObject(parent_tree()));
        root.replaceKey("/ParentTreeNextKey",
                        Handle::newInteger(static_cast<long long>(pages_.size())));
        Handle info = Handle::newDictionary();
        info.replaceKey("/Marked", Handle::newBool(true));
        pdf_.getRoot().replaceKey("/MarkInfo", info);
        pdf_.getRoot().replaceKey("/StructTreeRoot", root);
    }

  private:
    static std::size_t index(int number) { return static_cast<std::size_t>(number); }

    // Children come after their parents.
    void keep_those_with_content() {
        kept_.assign(elements_.size(), false);
        for (std::size_t i = elements_.size(); i-- > 0;) {
            const Element& element = elements_[i];
            if (!marks_[i].empty() || element.role == "TD" || element.role == "TH") kept_[i] = true;
            if (kept_[i] && element.parent >= 0) kept_[index(element.parent)] = true;
        }
    }

    // An element has content of its own or elements under it, never both.
    void fill(std::size_t i, const Handle& parent) {
        const Element& element = elements_[i];
        Handle handle = handles_[i];
        handle.replaceKey("/Type", name("StructElem"));
        handle.replaceKey("/S", name(element.role));
        handle.replaceKey("/P", parent);
        if (!element.alt.empty())
            handle.replaceKey("/Alt", Handle::newUnicodeString(element.alt));
        if (Handle attributes = attributes_of(i); attributes.isDictionary())
            handle.replaceKey("/A", attributes);
        if (marks_[i].empty()) return;
        const int page = marked_[marks_[i].front()].page;
        handle.replaceKey("/Pg", pages_[index(page)]);
        if (marks_[i].size() == 1) {
            handle.replaceKey("/K", Handle::newInteger(marked_[marks_[i].front()].id));
            return;
        }
        Handle list = Handle::newArray();
        for (std::size_t mark : marks_[i]) list.appendItem(reference(marked_[mark], page));
        handle.replaceKey("/K", list);
    }

    Handle reference(const Marked& mark, int page) const {
        if (mark.page == page) return Handle::newInteger(mark.id);
        Handle made = Handle::newDictionary();
        made.replaceKey("/Type", name("MCR"));
        made.replaceKey("/Pg", pages_[index(mark.page)]);
        made.replaceKey("/MCID", Handle::newInteger(mark.id));
        return made;
    }

    Handle attributes_of(std::size_t i) const {
        const Element& element = elements_[i];
        Handle made = Handle::newDictionary();
        if (element.role == "TH" || element.role == "TD") {
            if (element.role == "TD" && element.columns == 1 && element.rows == 1)
                return Handle::newNull();
            made.replaceKey("/O", name("Table"));
            if (element.role == "TH") made.replaceKey("/Scope", name("Column"));
            if (element.columns > 1)
                made.replaceKey("/ColSpan", Handle::newInteger(element.columns));
            if (element.rows > 1) made.replaceKey("/RowSpan", Handle::newInteger(element.rows));
            return made;
        }
        if (!element.numbering.empty()) {
            made.replaceKey("/O", name("List"));
            made.replaceKey("/ListNumbering", name(element.numbering));
            return made;
        }
        if (element.role != "Figure" || marks_[i].empty()) return Handle::newNull();
        const Marked& mark = marked_[marks_[i].front()];
        Handle box = Handle::newArray();
        for (double each : {mark.x, mark.y, mark.x + mark.width, mark.y + mark.height})
            box.appendItem(Handle::newReal(each, 2));
        made.replaceKey("/O", name("Layout"));
        made.replaceKey("/BBox", box);
        return made;
    }

    // For each page the element of every mark on it.
    Handle parent_tree() {
        std::vector<Handle> lists(pages_.size());
        for (const Marked& mark : marked_) {
            Handle& list = lists[index(mark.page)];
            if (!list.isInitialized()) list = Handle::newArray();
            list.appendItem(handles_[index(mark.element)]);
        }
        Handle numbers = Handle::newArray();
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            if (!lists[i].isInitialized()) continue;
            const auto key = static_cast<long long>(i);
            numbers.appendItem(Handle::newInteger(key));
            numbers.appendItem(pdf_.makeIndirectObject(lists[i]));
            pages_[i].replaceKey("/StructParents", Handle::newInteger(key));
        }
        Handle tree = Handle::newDictionary();
        tree.replaceKey("/Nums", numbers);
        return tree;
    }

    QPDF& pdf_;
    const std::vector<Element>& elements_;
    const std::vector<Marked>& marked_;
    std::vector<Handle> pages_;
    std::vector<std::vector<std::size_t>> marks_;  // of each element, into marked_
    std::vector<bool> kept_;
    std::vector<Handle> handles_;
};

}  // namespace

void add_structure(QPDF& pdf, const Structure& structure) { TreeWriter(pdf, structure).run(); }

}  // namespace core::pdf
