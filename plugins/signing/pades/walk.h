// SPDX-License-Identifier: Apache-2.0
// Ways through the parts of a PDF that a signature needs, for handles of either reader. `damaged` throws.
#pragma once

#include <qpdf/QPDFObjGen.hh>
#include <set>
#include <string>
#include <vector>

namespace signing::walk {

constexpr int deepest = 64;
constexpr std::size_t most_nodes = 200'000;

// The pages in their order, as far as the one wanted.
template <class Handle>
void pages_under(Handle node, int depth, std::set<QPDFObjGen>& seen, std::size_t wanted, std::vector<Handle>& out,
                 void (*damaged)()) {
    if (depth > deepest || seen.size() > most_nodes || !node.isDictionary()) damaged();
    if (node.isIndirect() && !seen.insert(node.getObjGen()).second) damaged();
    Handle kids = node.getKey("/Kids");
    if (!kids.isArray()) {
        if (!node.isIndirect()) damaged();
        out.push_back(node);
        return;
    }
    for (int i = 0; i < kids.getArrayNItems() && out.size() < wanted; ++i)
        pages_under(kids.getArrayItem(i), depth + 1, seen, wanted, out, damaged);
}

// Terminal fields under a node of the form.
template <class Handle, class Field>
struct Fields {
    void (*damaged)();
    std::set<QPDFObjGen> seen{};
    std::vector<Field> found{};

    void visit(Handle node, const std::string& above, Handle kind, int depth) {
        if (depth > deepest || seen.size() > most_nodes || !node.isDictionary()) damaged();
        if (node.isIndirect() && !seen.insert(node.getObjGen()).second) damaged();
        std::string name = above;
        if (Handle own = node.getKey("/T"); own.isString()) name += (above.empty() ? "" : ".") + own.getUTF8Value();
        if (node.hasKey("/FT")) kind = node.getKey("/FT");
        Handle kids = node.getKey("/Kids");
        const bool has_fields_below = kids.isArray() && kids.getArrayNItems() > 0 &&
                                      kids.getArrayItem(0).isDictionary() && kids.getArrayItem(0).hasKey("/T");
        if (has_fields_below) {
            for (int i = 0; i < kids.getArrayNItems(); ++i) visit(kids.getArrayItem(i), name, kind, depth + 1);
            return;
        }
        found.push_back({name, node, kind.isName() && kind.getName() == "/Sig", node.hasKey("/V")});
    }

    std::vector<Field> of(Handle root, Handle no_kind) {
        Handle form = root.getKey("/AcroForm");
        if (!form.isDictionary()) return {};
        Handle list = form.getKey("/Fields");
        for (int i = 0; list.isArray() && i < list.getArrayNItems(); ++i) visit(list.getArrayItem(i), "", no_kind, 0);
        return std::move(found);
    }
};

// P of the DocMDP certification under this catalog; 0 when there is none.
template <class Handle>
int certified(Handle root) {
    Handle perms = root.getKey("/Perms");
    if (!perms.isDictionary() || !perms.getKey("/DocMDP").isDictionary()) return 0;
    Handle list = perms.getKey("/DocMDP").getKey("/Reference");
    for (int i = 0; list.isArray() && i < list.getArrayNItems(); ++i) {
        if (!list.getArrayItem(i).isDictionary()) continue;
        Handle rules = list.getArrayItem(i).getKey("/TransformParams");
        if (rules.isDictionary() && rules.getKey("/P").isInteger()) return rules.getKey("/P").getIntValueAsInt();
    }
    return 2;  // ISO 32000-1 table 254: the default of P
}

}  // namespace signing::walk
