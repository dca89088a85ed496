// SPDX-License-Identifier: Apache-2.0
#include "signing/check/changes.h"

#include <algorithm>
#include <functional>
#include <qpdf/Buffer.hh>
#include <set>
#include <tuple>
#include <utility>

#include "signing/check/catalog.h"
#include "signing/check/sections.h"
#include "signing/check/structure.h"
#include "signing/check/tree.h"
#include "signing/check/widgets.h"
#include "signing/pades/source.h"

namespace signing::check {
namespace {

using core::Args;
using Handle = QPDFObjectHandle;

// Two values that must be alike, and what to say when they are not.
struct Pair {
    Handle before, after;
    std::size_t charge;  // index into charges_
};

// Reading order: trailer, catalog, pages, form; then the queue of plain values is worked off.
class Comparison final : Told {
  public:
    Comparison(QPDF& before, QPDF& after) : before_(before), after_(after) {}

    Changes run() {
        old_pages_ = pages_of(before_);
        new_pages_ = pages_of(after_);
        old_fields_ = fields_of(before_);
        new_fields_ = fields_of(after_);
        for (Handle& page : old_pages_) apart_.insert(page.getObjGen());
        for (const auto& [id, node] : old_fields_) apart_.insert(id);
        apart_.insert(before_.getRoot().getObjGen());
        trailer();
        freed();
        if (!generations_stay(before_.getXRefTable(), after_.getXRefTable()))
            say({ChangeLevel::content, "signing.change.structure", {}});
        catalog();
        pages();
        judge_form(before_.getRoot().getKey("/AcroForm"), after_.getRoot().getKey("/AcroForm"), forms_, *this);
        work_off();
        return std::move(out_);
    }

  private:
    void say(Change change) override {
        out_.level = std::max(out_.level, change.level);
        if (std::find(out_.list.begin(), out_.list.end(), change) == out_.list.end())
            out_.list.push_back(std::move(change));
    }

    void must_equal(Handle before, Handle after, Change charge) override {
        if (charges_.empty() || !(charges_.back() == charge)) charges_.push_back(std::move(charge));
        queue_.push_back({std::move(before), std::move(after), charges_.size() - 1});
    }

    void keys_must_equal(Handle before, Handle after, const std::set<std::string>& except,
                         const Change& charge) override {
        std::set<std::string> keys = before.getKeys();
        keys.merge(after.getKeys());
        for (const std::string& key : keys)
            if (except.count(key) == 0) must_equal(before.getKey(key), after.getKey(key), charge);
    }

    void trailer() {
        Handle before = before_.getTrailer();
        Handle after = after_.getTrailer();
        const Change other{ChangeLevel::content, "signing.change.structure", {}};
        // Some programs write the catalog anew under another number; what it holds is compared all the same.
        if (before.getKey("/Root").isIndirect() != after.getKey("/Root").isIndirect()) say(other);
        must_equal(before.getKey("/Encrypt"), after.getKey("/Encrypt"), other);
        Handle ids = before.getKey("/ID");
        Handle new_ids = after.getKey("/ID");
        if (ids.isArray() && ids.getArrayNItems() > 0)
            must_equal(ids.getArrayItem(0),
                       new_ids.isArray() && new_ids.getArrayNItems() > 0 ? new_ids.getArrayItem(0)
                                                                         : Handle::newNull(),
                       {ChangeLevel::evidence, "signing.change.information", {}});
    }

    void freed() {
        const auto now = after_.getXRefTable();
        for (const auto& [id, entry] : before_.getXRefTable())
            if (now.count(id) == 0) say({ChangeLevel::content, "signing.change.removed", {}});
    }

    void catalog() {
        Handle before = before_.getRoot();
        Handle after = after_.getRoot();
        const Change other{ChangeLevel::content, "signing.change.catalog", {}};
        std::set<std::string> apart{"/AcroForm", "/Pages", "/StructTreeRoot"};
        apart.insert(judged_of_catalog.begin(), judged_of_catalog.end());
        keys_must_equal(before, after, apart, other);
        if (!only_grew(before.getKey("/StructTreeRoot"), after.getKey("/StructTreeRoot"),
                       [&](Handle old, Handle now) { must_equal(old, now, other); }))
            say(other);
        judge_catalog(before_, after_, *this);
        must_equal(before.getKey("/Pages"), after.getKey("/Pages"),
                   {ChangeLevel::content, "signing.change.page_tree", {}});
    }

    void pages() {
        if (old_pages_.size() != new_pages_.size())
            say({ChangeLevel::content,
                 "signing.change.page_count",
                 {{"before", std::to_string(old_pages_.size())},
                  {"after", std::to_string(new_pages_.size())}}});
        for (std::size_t i = 0; i < std::min(old_pages_.size(), new_pages_.size()); ++i) {
            const Args where{{"page", std::to_string(i + 1)}};
            const Change content{ChangeLevel::content, "signing.change.page", where};
            Handle before = old_pages_[i];
            Handle after = new_pages_[i];
            if (before.getObjGen() != after.getObjGen())
                say({ChangeLevel::content, "signing.change.page_replaced", where});
            keys_must_equal(before, after, {"/Annots"}, content);
            judge_annotations(before, after, i + 1, forms_, *this);
        }
    }

    void work_off() {
        std::size_t steps = 0;
        while (!queue_.empty()) {
            if (++steps > most_steps) throw TooComplex();
            Pair pair = std::move(queue_.back());
            queue_.pop_back();
            if (!alike(pair)) say(charges_[pair.charge]);
        }
    }

    // Compares one value; what it holds goes to the queue.
    bool alike(Pair& pair) {
        Handle& a = pair.before;
        Handle& b = pair.after;
        if (a.isIndirect() && apart_.count(a.getObjGen()) > 0)
            return a.getObjGen() == b.getObjGen();  // compared by its own rule
        if (a.isIndirect() || b.isIndirect()) {
            // Once per level: what a lenient rule has seen a strict one must see too.
            const ChangeLevel level = charges_[pair.charge].level;
            if (!seen_.insert({a.getObjGen(), b.getObjGen(), level}).second) return true;
        }
        if (a.isNumber() && b.isNumber()) return std::equal_to<>()(a.getNumericValue(), b.getNumericValue());
        if (a.getTypeCode() != b.getTypeCode()) return false;
        if (a.isStream()) return streams_alike(a, b, pair.charge);
        if (a.isDictionary()) return dictionaries_alike(a, b, pair.charge);
        if (a.isArray()) {
            const int count = a.getArrayNItems();
            if (count != b.getArrayNItems()) return false;
            for (int i = 0; i < count; ++i)
                queue_.push_back({a.getArrayItem(i), b.getArrayItem(i), pair.charge});
            return true;
        }
        return a.unparseResolved() == b.unparseResolved();
    }

    bool dictionaries_alike(Handle a, Handle b, std::size_t charge) {
        const std::set<std::string> keys = a.getKeys();
        if (keys != b.getKeys()) return false;
        for (const std::string& key : keys)
            queue_.push_back({a.getKey(key), b.getKey(key), charge});
        return true;
    }

    bool streams_alike(Handle a, Handle b, std::size_t charge) {
        queue_.push_back({a.getDict(), b.getDict(), charge});
        const std::shared_ptr<Buffer> x = a.getRawStreamData();
        const std::shared_ptr<Buffer> y = b.getRawStreamData();
        return x->getSize() == y->getSize() &&
               std::equal(x->getBuffer(), x->getBuffer() + x->getSize(), y->getBuffer());
    }

    QPDF& before_;
    QPDF& after_;
    std::vector<Handle> old_pages_, new_pages_;
    Fields old_fields_, new_fields_;
    const Forms forms_{old_fields_, new_fields_};
    std::set<QPDFObjGen> apart_;
    std::vector<Pair> queue_;
    std::vector<Change> charges_;
    std::set<std::tuple<QPDFObjGen, QPDFObjGen, ChangeLevel>> seen_;
    Changes out_;
};

// Whether the reader met anything two readers could take differently. Two slips of widespread
// signing programs lead nobody astray.
bool complains(QPDF& pdf) {
    for (const QPDFExc& warning : pdf.getWarnings()) {
        const std::string& what = warning.getMessageDetail();
        if (what.find("extraneous whitespace seen before xref") == std::string::npos &&
            what.find("is not one plus the highest object number") == std::string::npos)
            return true;
    }
    return false;
}

}  // namespace

std::string_view name(ChangeLevel level) {
    switch (level) {
        case ChangeLevel::none:
            return "none";
        case ChangeLevel::evidence:
            return "lta_updates";
        case ChangeLevel::form:
            return "form_filling";
        case ChangeLevel::annotation:
            return "annotations";
        case ChangeLevel::content:
            return "other";
    }
    return "other";
}

Changes compare(core::ByteView pdf, std::size_t revision) {
    const std::unique_ptr<QPDF> before = pades::read_strictly(pdf.first(revision));
    const std::unique_ptr<QPDF> after = pades::read_strictly(pdf);
    Changes out = Comparison(*before, *after).run();
    if (complains(*before) || complains(*after) || !xref_is_honest(*before, pdf.first(revision)) ||
        !xref_is_honest(*after, pdf) || !sections_are_plain(pdf, revision)) {
        out.level = ChangeLevel::content;
        out.list.push_back({ChangeLevel::content, "signing.change.structure", {}});
    }
    return out;
}

}  // namespace signing::check
