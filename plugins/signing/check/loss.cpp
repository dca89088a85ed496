// SPDX-License-Identifier: Apache-2.0
#include "signing/check/loss.h"

#include <algorithm>
#include <utility>

#include "signing/check/dss.h"
#include "signing/check/tree.h"
#include "signing/pades/source.h"

namespace signing::check {
namespace {

using Handle = QPDFObjectHandle;

constexpr std::size_t most_revisions = 48;

// Where a file may have ended before it was added to, behind its first `from` octets: behind each %%EOF and its end of
// line.
std::vector<std::size_t> ends_between(std::size_t from, core::ByteView pdf) {
    constexpr std::string_view mark = "%%EOF";
    const std::string_view text = core::chars(pdf);
    std::vector<std::size_t> ends;
    for (std::size_t at = text.rfind(mark); at != text.npos && at >= from && ends.size() < most_revisions;
         at = text.rfind(mark, at - 1)) {
        std::size_t end = at + mark.size();
        if (end < text.size() && text[end] == '\r') ++end;
        if (end < text.size() && text[end] == '\n') ++end;
        if (end < text.size()) ends.push_back(end);
    }
    return ends;
}

// A revision with the streams of its store, none of them read yet.
struct Stored {
    std::unique_ptr<QPDF> own;   // null where the comparison has it open
    QPDF* reader = nullptr;
    std::set<std::pair<QPDFObjGen, qpdf_offset_t>> items;
    bool placed = true;          // all of them stand at a known place
};

Stored stored_in(Revisions& revisions, std::size_t end) {
    Stored out;
    out.reader = revisions.opened(end);
    if (out.reader == nullptr) {
        out.own = pades::read_strictly(revisions.bytes().first(end));
        out.reader = out.own.get();
    }
    Handle store = out.reader->getRoot().getKey("/DSS");
    if (!store.isDictionary()) return out;
    std::map<QPDFObjGen, QPDFXRefEntry> own;
    if (out.own) own = out.own->getXRefTable();
    const auto& table = out.own ? own : revisions.table(end);
    for (const char* key : {"/Certs", "/CRLs", "/OCSPs"}) {
        Handle list = store.getKey(key);
        for (int i = 0; list.isArray() && i < list.getArrayNItems(); ++i) {
            const auto entry = table.find(list.getArrayItem(i).getObjGen());
            if (entry == table.end() || entry->second.getType() != 1) out.placed = false;
            else out.items.emplace(entry->first, entry->second.getOffset());
        }
    }
    return out;
}

bool within(std::vector<core::Bytes> part, std::vector<core::Bytes> whole) {
    std::sort(part.begin(), part.end());
    std::sort(whole.begin(), whole.end());
    part.erase(std::unique(part.begin(), part.end()), part.end());
    return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

bool kept(const Stored& before, const Stored& after) {
    if (before.placed && std::includes(after.items.begin(), after.items.end(), before.items.begin(), before.items.end()))
        return true;
    const Evidence was = evidence_of(*before.reader), is = evidence_of(*after.reader);
    return within(was.certificates, is.certificates) && within(was.crls, is.crls) && within(was.ocsps, is.ocsps);
}

}  // namespace

std::size_t evidence_lost_after(Revisions& revisions, std::size_t from) {
    const std::vector<std::size_t> ends = ends_between(from, revisions.bytes());
    if (ends.empty()) return 0;
    std::size_t lost = 0;
    {
        const Stored whole = stored_in(revisions, revisions.bytes().size());
        for (const std::size_t end : ends) {
            try {
                if (!kept(stored_in(revisions, end), whole)) lost = std::max(lost, end);
            } catch (const std::bad_alloc&) {
                throw;
            } catch (const TooComplex&) {
                throw;
            } catch (const std::exception&) {
                // Ended elsewhere: the mark stands inside something.
            }
        }
    }
    revisions.forget_complaints();
    return lost;
}

}  // namespace signing::check
