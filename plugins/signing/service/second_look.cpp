// SPDX-License-Identifier: Apache-2.0
#include "signing/service/second_look.h"

#include <algorithm>
#include <set>

#include "core/pdf/frame.h"
#include "signing/check/tree.h"
#include "signing/pades/source.h"
#include "signing/service/drawn.h"

namespace signing {
namespace {

using check::Indication;
using check::SignatureReport;
using core::ByteView;
using std::chrono::milliseconds;
using Handle = QPDFObjectHandle;

constexpr std::size_t most_revisions = 4;
constexpr int most_pages = 40;
constexpr milliseconds longest{8'000};  // one run of the other renderer

class Look {
  public:
    Look(ByteView pdf, check::Report& report, std::chrono::steady_clock::time_point until)
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
        if (missed_)
            for (SignatureReport& one : report_.signatures) one.notes.push_back({"signing.verdict.not_compared", {}});
        check::settle(report_);
    }

  private:
    milliseconds left() const {
        return std::min(longest, std::chrono::duration_cast<milliseconds>(until_ - std::chrono::steady_clock::now()));
    }

    void doubt(std::size_t end, const check::Sentence& why) {
        for (SignatureReport& one : report_.signatures)
            if (one.revision == end) check::blame(one, Indication::indeterminate, "SIG_CONSTRAINTS_FAILURE", why);
    }

    // Beside a certification nothing may hide what was certified; where nobody certified, a signature on a
    // line of text is careless and may be honest.
    void covered(std::size_t end, const check::Sentence& what) {
        for (SignatureReport& one : report_.signatures) {
            if (one.revision != end) continue;
            if (one.certifies > 0)
                check::blame(one, Indication::indeterminate, "SIG_CONSTRAINTS_FAILURE", what);
            else
                one.notes.push_back(what);
        }
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

    void compare(std::size_t first) {
        const auto then = draw(pdf_.first(first), most_pages, left()), now = draw(pdf_, most_pages, left());
        missed_ = missed_ || !then || !now;
        if (!then || !now) return;
        const std::unique_ptr<QPDF> before = pades::read_strictly(pdf_.first(first));
        const std::unique_ptr<QPDF> after = pades::read_strictly(pdf_);
        auto old_pages = check::pages_of(*before), pages = check::pages_of(*after);
        missed_ = missed_ || pages.size() > now->size();
        for (std::size_t i = 0; i < std::min({then->size(), now->size(), old_pages.size(), pages.size()}); ++i) {
            const core::Args where{{"page", std::to_string(i + 1)}};
            std::vector<Area> fields = widgets(old_pages[i], nullptr);
            const std::vector<Area> fresh = widgets(pages[i], &old_pages[i]);
            for (const Area& area : fresh)
                if (is_printed((*then)[i], area)) covered(first, {"signing.verdict.printed_covered", where});
            fields.insert(fields.end(), fresh.begin(), fresh.end());
            if (!look_alike((*then)[i], (*now)[i], fields)) doubt(first, {"signing.verdict.looks_otherwise", where});
        }
    }

    // Where the form fields of a page are shown; with `known` only those it does not have.
    static std::vector<Area> widgets(Handle page, Handle* known) {
        std::set<QPDFObjGen> there;
        if (known != nullptr) each_annotation(*known, [&](Handle one) { there.insert(one.getObjGen()); });
        std::vector<Area> out;
        each_annotation(page, [&](Handle one) {
            Handle kind = one.getKey("/Subtype"), rect = one.getKey("/Rect");
            if (!kind.isName() || kind.getName() != "/Widget" || !rect.isRectangle()) return;
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
    Look look(pdf, report, until);
    try {
        look.run();
    } catch (const std::exception&) {  // the file tires the reader; what was seen until then stands
        look.miss();
    }
    look.tell();
}

}  // namespace signing
