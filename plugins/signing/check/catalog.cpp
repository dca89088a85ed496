// SPDX-License-Identifier: Apache-2.0
#include "signing/check/catalog.h"

#include <algorithm>
#include <array>

#include "signing/check/dss.h"
#include "signing/check/xmp.h"

namespace signing::check {
namespace {

using Handle = QPDFObjectHandle;

constexpr std::size_t most_metadata = 4u << 20;
constexpr std::size_t most_evidence = 32u << 20;
constexpr std::array<const char*, 3> lists{"/Certs", "/CRLs", "/OCSPs"};

const Change described{ChangeLevel::content, "signing.change.information", {}};
const Change saved_again{ChangeLevel::evidence, "signing.change.saved", {}};
const Change lost{ChangeLevel::content, "signing.change.evidence_lost", {}};
const Change replaced{ChangeLevel::evidence, "signing.change.evidence_replaced", {}};

bool only(Handle dictionary, const std::set<std::string>& keys) {
    if (!dictionary.isDictionary()) return false;
    const std::set<std::string> own = dictionary.getKeys();
    return std::includes(keys.begin(), keys.end(), own.begin(), own.end());
}

bool streams(Handle list) {
    if (list.isNull()) return true;
    if (!list.isArray()) return false;
    for (int i = 0; i < list.getArrayNItems(); ++i)
        if (!list.getArrayItem(i).isStream()) return false;
    return true;
}

// A document security store and nothing else (EN 319 142-1, 5.4.2).
bool is_store(Handle dss) {
    if (!only(dss, {"/CRLs", "/Certs", "/OCSPs", "/Type", "/VRI"})) return false;
    for (const char* key : lists)
        if (!streams(dss.getKey(key))) return false;
    Handle all = dss.getKey("/VRI");
    if (all.isNull()) return true;
    if (!all.isDictionary()) return false;
    for (const std::string& key : all.getKeys()) {
        if (key == "/Type") continue;
        Handle one = all.getKey(key);
        if (!only(one, {"/CRL", "/Cert", "/OCSP", "/TS", "/TU", "/Type"})) return false;
        for (const char* list : {"/CRL", "/Cert", "/OCSP"})
            if (!streams(one.getKey(list))) return false;
    }
    return true;
}

class CatalogRules {
  public:
    CatalogRules(QPDF& before, QPDF& after, Told& told) : before_(before), after_(after), told_(told) {}

    void run() {
        store(before_.getRoot().getKey("/DSS"), after_.getRoot().getKey("/DSS"));
        version();
        told_.must_equal(before_.getRoot().getKey("/Extensions"), after_.getRoot().getKey("/Extensions"),
                         before_.getRoot().hasKey("/Extensions") && !after_.getRoot().hasKey("/Extensions")
                             ? Change{ChangeLevel::content, "signing.change.catalog", {}}
                             : Change{ChangeLevel::evidence, "signing.change.version", {}});
        metadata(before_.getRoot().getKey("/Metadata"), after_.getRoot().getKey("/Metadata"));
        information(before_.getTrailer().getKey("/Info"), after_.getTrailer().getKey("/Info"));
    }

  private:
    // What proves a signature today must prove it later.
    void store(Handle before, Handle after) {
        if (before.isNull() && after.isNull()) return;
        if (!is_store(after)) return told_.say(lost);
        if (before.unparseResolved() != after.unparseResolved())
            told_.say({ChangeLevel::evidence, "signing.change.evidence", {}});
        if (!before.isDictionary()) return;
        const auto holds = [](Handle store) {
            return std::any_of(lists.begin(), lists.end(), [&](const char* key) {
                return store.getKey(key).isArray() && store.getKey(key).getArrayNItems() > 0;
            });
        };
        if (holds(before) && !holds(after)) return told_.say(lost);
        for (const char* key : lists) keep_list(before.getKey(key), after.getKey(key));
        Handle old_notes = before.getKey("/VRI"), notes = after.getKey("/VRI");
        if (!old_notes.isDictionary()) return;
        for (const std::string& key : old_notes.getKeys())
            if (!notes.isDictionary() || !notes.hasKey(key)) return told_.say(replaced);
    }

    // Programs that renew evidence leave out what they replaced; what was signed is judged by both (facts.h).
    void keep_list(Handle before, Handle after) {
        if (!before.isArray()) return;
        const std::vector<Handle> now = after.isArray() ? after.getArrayAsVector() : std::vector<Handle>();
        std::map<QPDFObjGen, Handle> by_id;
        for (const Handle& one : now) by_id.emplace(one.getObjGen(), one);
        std::optional<std::set<core::Bytes>> unfolded_now;   // where a program wrote all of it anew
        std::size_t room = most_evidence;
        for (Handle one : before.getArrayAsVector()) {
            if (const auto same = by_id.find(one.getObjGen()); same != by_id.end()) {
                told_.must_equal(one, same->second, lost);
                continue;
            }
            if (!unfolded_now) {
                unfolded_now.emplace();
                for (const Handle& other : now) unfolded_now->insert(unfolded(other, room));
            }
            if (!one.isStream() || unfolded_now->count(unfolded(one, room)) == 0) told_.say(replaced);
        }
    }

    // Readers take the newer of the header and the catalog.
    void version() {
        Handle before = before_.getRoot().getKey("/Version"), after = after_.getRoot().getKey("/Version");
        if (before.unparseResolved() == after.unparseResolved()) return;
        const std::string was = std::max("/" + before_.getPDFVersion(), before.isName() ? before.getName() : std::string());
        if (after.isName() && after.getName().size() == 4 && after.getName() >= was)
            told_.say({ChangeLevel::evidence, "signing.change.version", {}});
        else
            told_.say({ChangeLevel::content, "signing.change.catalog", {}});
    }

    void metadata(Handle before, Handle after) {
        if (!before.isStream() || !after.isStream()) return told_.must_equal(before, after, described);
        told_.keys_must_equal(before.getDict(), after.getDict(), {"/Length", "/Filter", "/DecodeParms"}, described);
        std::size_t room = 2 * most_metadata;
        const core::Bytes was = unfolded(before, room), is = unfolded(after, room);
        if (was == is) return;
        told_.say(same_meaning(core::chars(was), core::chars(is)) ? saved_again : described);
    }

    void information(Handle before, Handle after) {
        if (!after.isDictionary() && before.isDictionary()) return told_.say(described);
        if (!after.isDictionary()) return told_.must_equal(before, after, described);
        if (!before.isDictionary()) before = Handle::newDictionary();
        told_.keys_must_equal(before, after, {"/ModDate", "/Producer"}, described);
        for (const char* key : {"/ModDate", "/Producer"})
            told_.must_equal(before.getKey(key), after.getKey(key), saved_again);
    }

    QPDF& before_;
    QPDF& after_;
    Told& told_;
};

// Empties each stretch between `from` and `to` that holds neither mark-up nor a quote.
void empty_between(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
        at += from.size();
        const std::size_t end = text.find_first_of("<>\"'&", at);
        if (end != std::string::npos && text.compare(end, to.size(), to) == 0) text.erase(at, end - at);
    }
}

}  // namespace

const std::set<std::string> judged_of_catalog{"/DSS", "/Extensions", "/Version", "/Metadata"};

void judge_catalog(QPDF& before, QPDF& after, Told& told) { CatalogRules(before, after, told).run(); }

bool same_meaning(std::string_view xmp, std::string_view other) {
    if (meaning_of(xmp) == meaning_of(other)) return true;
    const auto said = statements_of(xmp);
    return said && said == statements_of(other);
}

std::string meaning_of(std::string_view xmp) {
    std::string out;
    for (std::size_t at = 0; at < xmp.size(); ++at) {
        const std::size_t next = xmp.find_first_not_of(" \t\r\n", at);
        const bool between = !out.empty() && out.back() == '>' && next != at &&
                             (next == std::string_view::npos || xmp[next] == '<');
        if (between) {
            if (next == std::string_view::npos) break;
            at = next;
        }
        out += xmp[at];
    }
    for (const char* name : {"xmp:ModifyDate", "xmp:MetadataDate", "pdf:Producer", "xmpMM:InstanceID"}) {
        empty_between(out, std::string("<") + name + ">", std::string("</") + name + ">");
        empty_between(out, std::string(" ") + name + "=\"", "\"");
    }
    return out;
}

}  // namespace signing::check
