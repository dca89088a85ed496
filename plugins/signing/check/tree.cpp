// SPDX-License-Identifier: Apache-2.0
#include "signing/check/tree.h"

#include <set>

namespace signing::check {
namespace {

struct PageWalk {
    std::set<QPDFObjGen> seen;
    std::vector<QPDFObjectHandle> found;

    void visit(QPDFObjectHandle node, int depth) {
        if (depth > deepest || seen.size() > most_steps) throw TooComplex();
        if (!node.isDictionary() || !node.isIndirect()) throw Malformed();
        if (!seen.insert(node.getObjGen()).second) throw Malformed();
        QPDFObjectHandle kids = node.getKey("/Kids");
        if (!kids.isArray()) {
            found.push_back(node);
            return;
        }
        const int count = kids.getArrayNItems();
        for (int i = 0; i < count; ++i) visit(kids.getArrayItem(i), depth + 1);
    }
};

struct FieldWalk {
    std::map<QPDFObjGen, FieldNode> found;

    void visit(QPDFObjectHandle node, const FieldNode& above, QPDFObjGen parent, int depth) {
        if (depth > deepest || found.size() > most_steps) throw TooComplex();
        if (!node.isDictionary() || !node.isIndirect()) throw Malformed();
        FieldNode own{node, above.name, above.kind, !node.hasKey("/T"), parent};
        if (QPDFObjectHandle part = node.getKey("/T"); part.isString())
            own.name += (own.name.empty() ? "" : ".") + part.getUTF8Value();
        if (QPDFObjectHandle kind = node.getKey("/FT"); kind.isName()) own.kind = kind.getName();
        if (!found.emplace(node.getObjGen(), own).second) throw Malformed();
        QPDFObjectHandle kids = node.getKey("/Kids");
        const int count = kids.isArray() ? kids.getArrayNItems() : 0;
        for (int i = 0; i < count; ++i) visit(kids.getArrayItem(i), own, node.getObjGen(), depth + 1);
    }
};

bool digit(std::uint8_t c) { return c >= '0' && c <= '9'; }
bool space(std::uint8_t c) {
    return c == ' ' || c == '\r' || c == '\n' || c == '\t' || c == '\f' || c == 0;
}

bool number_at(core::ByteView bytes, std::size_t& at, long wanted) {
    while (at < bytes.size() && space(bytes[at])) ++at;
    long value = 0;
    const std::size_t first = at;
    while (at < bytes.size() && at - first < 10 && digit(bytes[at]))
        value = value * 10 + (bytes[at++] - '0');
    return at > first && value == wanted;
}

bool header_at(core::ByteView bytes, std::size_t at, QPDFObjGen id) {
    if (!number_at(bytes, at, id.getObj()) || !number_at(bytes, at, id.getGen())) return false;
    while (at < bytes.size() && space(bytes[at])) ++at;
    return bytes.size() - at >= 3 && core::chars(bytes).substr(at, 3) == "obj";
}

}  // namespace

std::vector<QPDFObjectHandle> pages_of(QPDF& pdf) {
    PageWalk walk;
    walk.visit(pdf.getRoot().getKey("/Pages"), 0);
    return std::move(walk.found);
}

std::map<QPDFObjGen, FieldNode> fields_of(QPDF& pdf) {
    QPDFObjectHandle form = pdf.getRoot().getKey("/AcroForm");
    FieldWalk walk;
    if (!form.isDictionary()) return {};
    QPDFObjectHandle list = form.getKey("/Fields");
    const int count = list.isArray() ? list.getArrayNItems() : 0;
    for (int i = 0; i < count; ++i) walk.visit(list.getArrayItem(i), {}, {}, 0);
    return std::move(walk.found);
}

bool xref_is_honest(const std::map<QPDFObjGen, QPDFXRefEntry>& table, core::ByteView bytes) {
    for (const auto& [id, entry] : table) {
        if (entry.getType() != 1) continue;
        const auto at = entry.getOffset();
        if (at < 0 || static_cast<std::size_t>(at) >= bytes.size()) return false;
        if (!header_at(bytes, static_cast<std::size_t>(at), id)) return false;
    }
    return true;
}

}  // namespace signing::check
