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

namespace signing::check {
namespace {

using core::Args;
using Handle = QPDFObjectHandle;

// Two values that must be alike, and what to say when they are not.
struct Pair {
    Handle before, after;
    std::size_t charge;   // index into charges_
    QPDFObjGen both = {};  // an object of this number on either side, not fetched yet
};

// Reading order: trailer, catalog, pages, form; then the queue of plain values is worked off.
class Comparison final : Told {
  public:
    Comparison(Revisions& revisions, std::size_t end)
        : revisions_(revisions), end_(end), before_(revisions.at(end)), after_(revisions.whole()) {}

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
        if (!generations_stay(revisions_.table(end_), revisions_.table(revisions_.bytes().size())))
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

    std::size_t charge_of(Change charge) {
        if (charges_.empty() || !(charges_.back() == charge)) charges_.push_back(std::move(charge));
        return charges_.size() - 1;
    }

    void must_equal(Handle before, Handle after, Change charge) override {
        queue_.push_back({std::move(before), std::move(after), charge_of(std::move(charge))});
    }

    void keys_must_equal(Handle before, Handle after, const std::set<std::string>& except,
                         const Change& charge) override {
        const bool shared = before.getObjGen() == after.getObjGen() && before.isDictionary() &&
                            revisions_.shared(before.getObjGen(), end_) != nullptr;
        std::set<std::string> keys = before.getKeys();
        if (!shared) keys.merge(after.getKeys());
        for (const std::string& key : keys) {
            if (except.count(key) > 0) continue;
            if (!shared) {
                must_equal(before.getKey(key), after.getKey(key), charge);
                continue;
            }
            std::vector<QPDFObjGen> ids;
            gather_references(before.getKey(key), ids);
            follow(ids, charge_of(charge));
        }
    }

    // What an object refers to that is the same on both sides; it may be another there.
    void follow(const std::vector<QPDFObjGen>& ids, std::size_t charge) {
        for (const QPDFObjGen id : ids) queue_.push_back({{}, {}, charge, id});
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
        const auto& now = revisions_.table(revisions_.bytes().size());
        for (const auto& [id, entry] : revisions_.table(end_))
            if (now.count(id) == 0) say({ChangeLevel::content, "signing.change.removed", {}});
    }

    void catalog() {
        Handle before = before_.getRoot();
        Handle after = after_.getRoot();
        const Change other{ChangeLevel::content, "signing.change.catalog", {}};
        std::set<std::string> apart{"/AcroForm", "/Pages", "/StructTreeRoot"};
        apart.insert(judged_of_catalog.begin(), judged_of_catalog.end());
        keys_must_equal(before, after, apart, other);
        Handle tree = before.getKey("/StructTreeRoot"), new_tree = after.getKey("/StructTreeRoot");
        const bool same = tree.isIndirect() && tree.getObjGen() == new_tree.getObjGen() &&
                          revisions_.all_shared(tree.getObjGen(), end_, apart_);
        const auto alike = [&](Handle old, Handle now) { must_equal(old, now, other); };
        if (!same && !only_grew(tree, new_tree, alike)) say(other);
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
        const bool fetched = pair.both.getObj() == 0;
        const QPDFObjGen old_id = fetched ? a.getObjGen() : pair.both, new_id = fetched ? b.getObjGen() : pair.both;
        if (old_id.getObj() != 0 && apart_.count(old_id) > 0) return old_id == new_id;  // compared by its own rule
        if (old_id.getObj() != 0 || new_id.getObj() != 0) {
            // Once per level: what a lenient rule has seen a strict one must see too.
            if (!seen_.insert({old_id, new_id, charges_[pair.charge].level}).second) return true;
        }
        if (old_id.getObj() != 0 && old_id == new_id) {
            if (const auto* inside = revisions_.shared(old_id, end_)) {
                follow(*inside, pair.charge);
                return true;
            }
        }
        if (!fetched) {
            a = before_.getObject(pair.both);
            b = after_.getObject(pair.both);
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

    Revisions& revisions_;
    std::size_t end_;
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

}  // namespace

std::string_view name(ChangeLevel level) {
    constexpr std::string_view names[] = {"none", "lta_updates", "form_filling", "annotations", "other"};
    return names[static_cast<std::size_t>(level)];
}

Changes compare(Revisions& revisions, std::size_t revision) {
    Changes out = Comparison(revisions, revision).run();
    const core::ByteView pdf = revisions.bytes();
    if (revisions.complain(revision) || !revisions.table_is_honest(revision) ||
        !revisions.table_is_honest(pdf.size()) || !sections_are_plain(pdf, revision)) {
        out.level = ChangeLevel::content;
        out.list.push_back({ChangeLevel::content, "signing.change.structure", {}});
    }
    return out;
}

Changes compare(core::ByteView pdf, std::size_t revision) {
    Revisions revisions(pdf);
    return compare(revisions, revision);
}

}  // namespace signing::check
