// SPDX-License-Identifier: Apache-2.0
#include "signing/check/revisions.h"

#include "signing/check/tree.h"
#include "signing/pades/source.h"

namespace signing::check {
namespace {

constexpr int in_the_open = 1, in_a_stream = 2;   // kinds of entries (ISO 32000-1, table 18)

bool means_something(const QPDFExc& warning) {
    const std::string& what = warning.getMessageDetail();
    return what.find("extraneous whitespace seen before xref") == std::string::npos &&
           what.find("is not one plus the highest object number") == std::string::npos;
}

void gather_inside(QPDFObjectHandle value, std::vector<QPDFObjGen>& out) {
    if (value.isDictionary())
        for (const auto& [_, one] : value.getDictAsMap()) gather_references(one, out);
    else if (value.isArray())
        for (const QPDFObjectHandle& one : value.getArrayAsVector()) gather_references(one, out);
}

}  // namespace

struct Revisions::Reader {
    explicit Reader(core::ByteView pdf)
        : qpdf(pades::read_strictly(pdf)), table(qpdf->getXRefTable()), said_at_first(qpdf->numWarnings()) {}

    // The reader forgets what it is asked for.
    bool complains() {
        for (const QPDFExc& warning : qpdf->getWarnings()) complained = complained || means_something(warning);
        return complained;
    }

    std::unique_ptr<QPDF> qpdf;
    std::map<QPDFObjGen, QPDFXRefEntry> table;
    std::size_t said_at_first;
    std::optional<bool> honest;
    bool complained = false;
};

Revisions::Revisions(core::ByteView pdf) : pdf_(pdf) { reader(pdf.size()); }
Revisions::~Revisions() = default;

Revisions::Reader& Revisions::reader(std::size_t end) {
    const auto found = readers_.find(end);
    if (found != readers_.end()) return *found->second;
    return *readers_.emplace(end, std::make_unique<Reader>(pdf_.first(end))).first->second;
}

QPDF& Revisions::at(std::size_t end) { return *reader(end).qpdf; }

QPDF* Revisions::opened(std::size_t end) {
    const auto found = readers_.find(end);
    return found == readers_.end() ? nullptr : found->second->qpdf.get();
}

void Revisions::forget(std::size_t end) {
    if (end == pdf_.size()) return;
    readers_.erase(end);
    nodes_.clear();
}

void Revisions::forget_complaints() {
    nodes_.clear();
    std::erase_if(readers_, [](const auto& one) {
        return one.second->qpdf->numWarnings() > one.second->said_at_first;
    });
}

const std::map<QPDFObjGen, QPDFXRefEntry>& Revisions::table(std::size_t end) { return reader(end).table; }

bool Revisions::table_is_honest(std::size_t end) {
    Reader& one = reader(end);
    if (!one.honest) one.honest = xref_is_honest(one.table, pdf_.first(end));
    return *one.honest;
}

bool Revisions::complain(std::size_t end) {
    bool out = false;
    for (const auto& [size, one] : readers_)
        if (size <= end || size == pdf_.size()) out = one->complains() || out;
    return out;
}

bool Revisions::same_place(QPDFObjGen id, std::size_t end) {
    if (id.getObj() == 0) return false;   // of no number is what stands in another
    const auto& then = table(end);
    const auto& now = table(pdf_.size());
    const auto old_entry = then.find(id), new_entry = now.find(id);
    if (old_entry == then.end() || new_entry == now.end()) return false;
    const QPDFXRefEntry &a = old_entry->second, &b = new_entry->second;
    if (a.getType() != b.getType()) return false;
    if (a.getType() == in_the_open)
        return a.getOffset() == b.getOffset() && a.getOffset() > 0 && static_cast<std::size_t>(a.getOffset()) < end;
    if (a.getType() != in_a_stream || a.getObjStreamNumber() != b.getObjStreamNumber() ||
        a.getObjStreamIndex() != b.getObjStreamIndex())
        return false;
    // A stream of objects that says all of itself, so that its bytes alone decide what is in it.
    const QPDFObjGen holder(a.getObjStreamNumber(), 0);
    const auto of_holder = now.find(holder);
    return of_holder != now.end() && of_holder->second.getType() == in_the_open && same_place(holder, end) &&
           node(holder, end).refers_to.empty();
}

const Revisions::Node& Revisions::node(QPDFObjGen id, std::size_t end) {
    // Read in a later revision it may reach beyond the end of this one.
    const auto known = nodes_.find(id);
    if (known != nodes_.end() && known->second.read_in <= end) return known->second;
    std::size_t first = end;
    for (const auto& [earlier, _] : readers_)
        if (earlier < first && same_place(id, earlier)) first = earlier;
    if (nodes_.size() > most_steps) throw TooComplex();
    Node made;
    made.read_in = first;
    QPDFObjectHandle object = at(first).getObject(id);
    if (object.isStream()) {
        QPDFObjectHandle length = object.getDict().getKey("/Length");
        if (length.isIndirect()) made.length = length.getObjGen();
        object = object.getDict();
    }
    gather_inside(object, made.refers_to);
    return nodes_[id] = std::move(made);
}

const std::vector<QPDFObjGen>* Revisions::shared(QPDFObjGen id, std::size_t end) {
    if (!same_place(id, end)) return nullptr;
    const Node& found = node(id, end);
    // Of another length the stream at the same place would hold something else.
    if (found.length.getObj() != 0 && !same_place(found.length, end)) return nullptr;
    return &found.refers_to;
}

bool Revisions::all_shared(QPDFObjGen id, std::size_t end, const std::set<QPDFObjGen>& edge) {
    std::vector<QPDFObjGen> waiting{id};
    std::set<QPDFObjGen> seen;
    while (!waiting.empty()) {
        const QPDFObjGen one = waiting.back();
        waiting.pop_back();
        if (edge.count(one) > 0 || !seen.insert(one).second) continue;
        const std::vector<QPDFObjGen>* inside = shared(one, end);
        if (inside == nullptr) return false;
        waiting.insert(waiting.end(), inside->begin(), inside->end());
    }
    return true;
}

void gather_references(QPDFObjectHandle value, std::vector<QPDFObjGen>& out) {
    if (value.isIndirect())
        out.push_back(value.getObjGen());
    else
        gather_inside(value, out);
}

}  // namespace signing::check
