// SPDX-License-Identifier: Apache-2.0
#include "signing/check/loss.h"

#include <algorithm>
#include <new>

#include "signing/pades/source.h"

namespace signing::check {
namespace {

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

bool holds_evidence(QPDF& reader) {
    QPDFObjectHandle store = reader.getRoot().getKey("/DSS");
    if (!store.isDictionary()) return false;
    for (const char* key : {"/Certs", "/CRLs", "/OCSPs"})
        if (store.getKey(key).isArray() && store.getKey(key).getArrayNItems() > 0) return true;
    return false;
}

bool held_evidence(Revisions& revisions, std::size_t end) {
    if (QPDF* open = revisions.opened(end)) return holds_evidence(*open);
    return holds_evidence(*pades::read_strictly(revisions.bytes().first(end)));
}

}  // namespace

std::size_t evidence_lost_after(Revisions& revisions, std::size_t from) {
    const std::vector<std::size_t> ends = ends_between(from, revisions.bytes());
    if (ends.empty() || holds_evidence(revisions.whole())) return 0;
    std::size_t lost = 0;
    for (const std::size_t end : ends) {
        try {
            if (held_evidence(revisions, end)) lost = std::max(lost, end);
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception&) {
            // Ended elsewhere: the mark stands inside something.
        }
    }
    return lost;
}

}  // namespace signing::check
