// SPDX-License-Identifier: Apache-2.0
#include "signing/check/structure.h"

#include <algorithm>
#include <map>
#include <set>

#include "signing/check/tree.h"

namespace signing::check {
namespace {

using Handle = QPDFObjectHandle;

class Growth {
  public:
    explicit Growth(const std::function<void(Handle, Handle)>& must_equal) : must_equal_(must_equal) {}

    bool node(Handle before, Handle after, const std::set<std::string>& free, int depth) {
        step(depth);
        if (!before.isDictionary() || !after.isDictionary()) {
            must_equal_(before, after);
            return true;
        }
        std::set<std::string> keys = before.getKeys();
        keys.merge(after.getKeys());
        for (const std::string& key : keys)
            if (key != "/K" && free.count(key) == 0) must_equal_(before.getKey(key), after.getKey(key));
        return kids(before.getKey("/K"), after.getKey("/K"), depth);
    }

  private:
    void step(int depth) {
        if (depth > 256 || ++steps_ > most_steps) throw TooComplex();
    }

    static std::vector<Handle> list(Handle kids) {
        if (kids.isArray()) return kids.getArrayAsVector();
        return kids.isNull() ? std::vector<Handle>() : std::vector<Handle>{kids};
    }

    bool kids(Handle before, Handle after, int depth) {
        std::vector<Handle> old = list(before), now = list(after);
        if (now.size() < old.size()) return false;
        for (std::size_t i = 0; i < now.size(); ++i) {
            const bool good = i < old.size() ? same(old[i], now[i], depth) : holds_widgets(now[i], depth + 1);
            if (!good) return false;
        }
        return true;
    }

    bool same(Handle before, Handle after, int depth) {
        if (before.isIndirect() && before.getObjGen() != after.getObjGen()) return false;
        return node(before, after, {"/P"}, depth + 1);
    }

    // An element whose only content is references to objects (ISO 32000-1, 14.7.4.3).
    bool holds_widgets(Handle element, int depth) {
        step(depth);
        if (!element.isDictionary()) return false;
        Handle kind = element.getKey("/Type");
        if (kind.isName() && kind.getName() == "/OBJR") {
            Handle object = element.getKey("/Obj");
            return object.isDictionary() && object.getKey("/Subtype").isName() &&
                   object.getKey("/Subtype").getName() == "/Widget";
        }
        // Nothing a reader could read out instead of what stands on the page.
        static const std::set<std::string> plain{"/C", "/ID", "/K", "/P", "/Pg", "/R", "/S", "/Type"};
        const std::set<std::string> own = element.getKeys();
        if (!std::includes(plain.begin(), plain.end(), own.begin(), own.end())) return false;
        std::vector<Handle> inside = list(element.getKey("/K"));
        if (inside.empty()) return false;
        for (Handle& kid : inside)
            if (!holds_widgets(kid, depth + 1)) return false;
        return true;
    }

    const std::function<void(Handle, Handle)>& must_equal_;
    std::size_t steps_ = 0;
};

// The number tree that leads from what is marked on a page to its elements.
class Parents {
  public:
    explicit Parents(Handle tree) { visit(tree, 0); }

    // Each number leads where it led; the elements themselves are judged with the tree.
    bool hold(const Parents& before) const {
        return std::all_of(before.leads_.begin(), before.leads_.end(), [&](const auto& one) {
            const auto found = leads_.find(one.first);
            return found != leads_.end() && same(one.second, found->second);
        });
    }

  private:
    static bool same(Handle before, Handle after) {
        if (before.isArray() && after.isArray()) {
            if (before.getArrayNItems() != after.getArrayNItems()) return false;
            for (int i = 0; i < before.getArrayNItems(); ++i)
                if (before.getArrayItem(i).getObjGen() != after.getArrayItem(i).getObjGen()) return false;
            return true;
        }
        return before.getTypeCode() == after.getTypeCode() && before.getObjGen() == after.getObjGen();
    }

    void visit(Handle node, int depth) {
        if (depth > deepest || ++steps_ > most_steps) throw TooComplex();
        if (!node.isDictionary()) return;
        Handle numbers = node.getKey("/Nums"), kids = node.getKey("/Kids");
        if (numbers.isArray())
            for (int i = 0; i + 1 < numbers.getArrayNItems(); i += 2)
                if (Handle number = numbers.getArrayItem(i); number.isInteger())
                    leads_.emplace(number.getIntValue(), numbers.getArrayItem(i + 1));
        if (kids.isArray())
            for (int i = 0; i < kids.getArrayNItems(); ++i) visit(kids.getArrayItem(i), depth + 1);
    }

    std::map<long long, Handle> leads_;
    std::size_t steps_ = 0;
};

}  // namespace

bool only_grew(Handle before, Handle after, const std::function<void(Handle, Handle)>& must_equal) {
    if (before.isDictionary() && after.isDictionary() &&
        !Parents(after.getKey("/ParentTree")).hold(Parents(before.getKey("/ParentTree"))))
        return false;
    return Growth(must_equal).node(before, after, {"/ParentTree", "/ParentTreeNextKey"}, 0);
}

}  // namespace signing::check
