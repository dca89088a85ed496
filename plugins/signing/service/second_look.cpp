// SPDX-License-Identifier: Apache-2.0
#include "signing/service/second_look.h"

#include <algorithm>
#include <set>

#include "core/pdf/frame.h"
#include "signing/check/widgets.h"
#include "signing/pades/source.h"
#include "signing/service/drawn.h"
#include "signing/service/memory.h"

namespace signing {
namespace {

using check::Indication;
using check::SignatureReport;
using core::ByteView;
using std::chrono::milliseconds;
using Handle = QPDFObjectHandle;

constexpr std::size_t most_revisions = 4;
constexpr std::size_t pages_at_once = 40;        // pages in one run of it
constexpr milliseconds longest{8'000};  // one run of the other renderer

class SecondLook {
  public:
    SecondLook(ByteView pdf, check::Report& report, std::chrono::steady_clock::time_point until)
        : pdf_(pdf), report_(report), until_(until - std::chrono::seconds(2)) {}

    void run() {
        for (const SignatureReport& one : report_.signatures)
            if (one.revision > 0 && one.revision <= pdf_.size()) ends_.insert(one.revision);
        if (ends_.empty()) return;
        const std::size_t first = *ends_.begin();
        ends_.insert(pdf_.size());
        count();
        if (first < pdf_.size() && changes_are_harmless(first)) compare(first);
    }

    // Something could not be looked at, or not to its end.
    void miss() { missed_ = true; }
    void tell() {
        if (missed_) not_compared();
        check::settle(report_);
    }

  private:
    // Of a signature more follows than its proofs nobody knows then whether the pages still look as they were signed.
    void not_compared() {
        const check::Sentence why{"signing.verdict.not_compared", {}};
        const bool too_large = pdf_.size() > memory_of::looked_at;
        for (SignatureReport& one : report_.signatures)
            if (one.revision > 0 && one.revision < pdf_.size() && one.modifications != "none" &&
                one.modifications != "lta_updates" && !(too_large && only_signed(one)))
                check::blame(one, Indication::indeterminate, "SIG_CONSTRAINTS_FAILURE", why);
            else
                one.notes.push_back(why);
    }

    // By the rules nothing followed but signatures that bring nothing new onto a page.
    static bool only_signed(const SignatureReport& signature) {
        static const std::set<std::string> plain{"signing.change.signature_added", "signing.change.timestamp_added",
                                                 "signing.change.evidence"};
        return std::all_of(signature.changes.begin(), signature.changes.end(),
                           [](const check::Sentence& change) { return plain.count(change.key) > 0; });
    }

    milliseconds left() const {
        return std::min(longest, std::chrono::duration_cast<milliseconds>(until_ - std::chrono::steady_clock::now()));
    }

    void doubt(std::size_t end, const check::Sentence& why) {
        for (SignatureReport& one : report_.signatures)
            if (one.revision == end) check::blame(one, Indication::indeterminate, "SIG_CONSTRAINTS_FAILURE", why);
    }

    // Two readers that see another number of pages may see other pages.
    void count() {
        std::size_t counted = 0;
        for (const std::size_t end : ends_) {
            if (++counted > most_revisions && end != pdf_.size()) continue;
            const auto pages = check::pages_of(*pades::read_strictly(pdf_.first(end))).size();
            const auto theirs = count_pages(pdf_.first(end), left());
            missed_ = missed_ || !theirs;
            if (!theirs || *theirs == static_cast<int>(pages)) continue;
            const check::Sentence why{"signing.verdict.pages_otherwise",
                                      {{"ours", std::to_string(pages)}, {"theirs", std::to_string(*theirs)}}};
            for (SignatureReport& one : report_.signatures)
                if (one.revision == end || end == pdf_.size())
                    check::blame(one, Indication::indeterminate, "SIG_CONSTRAINTS_FAILURE", why);
        }
    }

    // What the rules call a change of the pages is told already.
    bool changes_are_harmless(std::size_t first) const {
        return std::all_of(report_.signatures.begin(), report_.signatures.end(), [&](const SignatureReport& one) {
            return one.revision != first || one.modifications == "lta_updates" ||
                   one.modifications == "form_filling" || one.modifications == "none";
        });
    }

    // Pages where something was added or refers elsewhere, then all others, in runs from and to.
    static std::vector<std::pair<std::size_t, std::size_t>> runs(std::vector<Handle>& before, std::vector<Handle>& after,
                                                                 const std::set<QPDFObjGen>& free) {
        std::vector<std::pair<std::size_t, std::size_t>> first, rest;
        for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
            const bool touched = is_touched(before[i], after[i], free);
            auto& list = touched ? first : rest;
            if (!list.empty() && list.back().second == i && i - list.back().first < pages_at_once)
                ++list.back().second;
            else
                list.emplace_back(i, i + 1);
        }
        first.insert(first.end(), rest.begin(), rest.end());
        return first;
    }

    static bool is_touched(Handle before, Handle after, const std::set<QPDFObjGen>& free) {
        if (before.unparseResolved() != after.unparseResolved()) return true;
        std::vector<QPDFObjGen> then, now;
        bool free_one = false;
        each_annotation(before, [&](Handle one) { then.push_back(one.getObjGen()); });
        each_annotation(after, [&](Handle one) {
            now.push_back(one.getObjGen());
            free_one = free_one || free.count(one.getObjGen()) > 0;
        });
        return free_one || then != now;
    }

    void compare(std::size_t first) {
        const std::unique_ptr<QPDF> before = pades::read_strictly(pdf_.first(first));
        const std::unique_ptr<QPDF> after = pades::read_strictly(pdf_);
        auto old_pages = check::pages_of(*before), pages = check::pages_of(*after);
        const check::Fields old_fields = check::fields_of(*before), fields = check::fields_of(*after);
        const std::set<QPDFObjGen> free = check::Forms{old_fields, fields}.free_to_look();
        missed_ = missed_ || pages.size() != old_pages.size();
        for (const auto& [from, to] : runs(old_pages, pages, free)) {
            const int start = static_cast<int>(from) + 1, end = static_cast<int>(to);
            const auto then = draw(pdf_.first(first), start, end, left()), now = draw(pdf_, start, end, left());
            if (!then || !now || then->size() != to - from || now->size() != to - from) {
                missed_ = true;
                if (left() <= milliseconds(0)) return;
                continue;
            }
            for (std::size_t i = from; i < to; ++i)
                compare_page(first, i + 1, {old_pages[i], (*then)[i - from]}, {pages[i], (*now)[i - from]}, free);
        }
    }

    struct Seen {
        Handle page;
        const Drawn& drawn;
    };

    void compare_page(std::size_t first, std::size_t number, const Seen& then, const Seen& now,
                      const std::set<QPDFObjGen>& free) {
        const core::Args where{{"page", std::to_string(number)}};
        std::vector<Area> apart = widgets(then.page, free, nullptr);
        const std::vector<Area> fresh = widgets(now.page, free, &then.page);
        for (const Area& area : fresh)
            if (is_printed(then.drawn, area)) doubt(first, {"signing.verdict.printed_covered", where});
        apart.insert(apart.end(), fresh.begin(), fresh.end());
        if (!look_alike(then.drawn, now.drawn, apart)) doubt(first, {"signing.verdict.looks_otherwise", where});
    }

    // Where a page shows the form fields that may look otherwise; with `known` only those it does not have.
    static std::vector<Area> widgets(Handle page, const std::set<QPDFObjGen>& free, const Handle* known) {
        std::set<QPDFObjGen> there;
        if (known != nullptr) each_annotation(*known, [&](Handle one) { there.insert(one.getObjGen()); });
        std::vector<Area> out;
        each_annotation(page, [&](Handle one) {
            Handle rect = one.getKey("/Rect");
            if (free.count(one.getObjGen()) == 0 || !rect.isRectangle()) return;
            if (known == nullptr || there.count(one.getObjGen()) == 0) out.push_back(shown(page, rect));
        });
        return out;
    }

    template <class Act>
    static void each_annotation(Handle page, Act act) {
        Handle list = page.getKey("/Annots");
        for (int i = 0, count = list.isArray() ? list.getArrayNItems() : 0; i < count; ++i)
            if (Handle one = list.getArrayItem(i); one.isDictionary()) act(one);
    }

    // A rectangle of the page in parts of what is shown of it, turned as it is shown.
    static Area shown(Handle page, Handle rect) {
        const auto own = rect.getArrayAsRectangle();
        const core::pdf::Frame frame = core::pdf::frame_of(page);
        const bool lying = frame.rotation % 180 != 0;
        const double width = std::max(lying ? frame.shown.height : frame.shown.width, 1.0);
        const double height = std::max(lying ? frame.shown.width : frame.shown.height, 1.0);
        const auto seen = frame.as_seen({own.llx, own.lly, own.urx - own.llx, own.ury - own.lly});
        return {seen.x / width, 1 - (seen.y + seen.height) / height, (seen.x + seen.width) / width, 1 - seen.y / height};
    }

    ByteView pdf_;
    check::Report& report_;
    std::chrono::steady_clock::time_point until_;
    std::set<std::size_t> ends_;
    bool missed_ = false;
};

}  // namespace

void second_look(ByteView pdf, check::Report& report, std::chrono::steady_clock::time_point until) {
    if (!report.is_signed() || report.indication == Indication::failed) return;
    SecondLook look(pdf, report, until);
    try {
        look.run();
    } catch (const std::exception&) {  // the file tires the reader; what was seen until then stands
        look.miss();
    }
    look.tell();
}

}  // namespace signing
