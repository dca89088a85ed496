// SPDX-License-Identifier: Apache-2.0
#include "signing/check/structure.h"

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
        std::vector<Handle> inside = list(element.getKey("/K"));
        if (inside.empty() || element.hasKey("/ActualText")) return false;
        for (Handle& kid : inside)
            if (!holds_widgets(kid, depth + 1)) return false;
        return true;
    }

    const std::function<void(Handle, Handle)>& must_equal_;
    std::size_t steps_ = 0;
};

}  // namespace

bool only_grew(Handle before, Handle after, const std::function<void(Handle, Handle)>& must_equal) {
    return Growth(must_equal).node(before, after, {"/ParentTree", "/ParentTreeNextKey"}, 0);
}

}  // namespace signing::check
