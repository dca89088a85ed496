// SPDX-License-Identifier: Apache-2.0
#include "signing/check/covering.h"

#include <algorithm>

namespace signing::check {
namespace {

using Handle = QPDFObjectHandle;

int length_of(Handle list) { return list.isArray() ? list.getArrayNItems() : 0; }

// More than half of `under` lies below `over`.
bool hides(Handle over, Handle under) {
    Handle a = over.getKey("/Rect");
    if (!under.isDictionary() || !a.isRectangle() || !under.getKey("/Rect").isRectangle()) return false;
    Handle kind = under.getKey("/Subtype");
    if (kind.isName() && (kind.getName() == "/Link" || kind.getName() == "/Popup")) return false;
    const auto x = a.getArrayAsRectangle(), y = under.getKey("/Rect").getArrayAsRectangle();
    const double width = std::min(x.urx, y.urx) - std::max(x.llx, y.llx);
    const double height = std::min(x.ury, y.ury) - std::max(x.lly, y.lly);
    const double area = (y.urx - y.llx) * (y.ury - y.lly);
    return width > 0 && height > 0 && area > 0 && width * height > area / 2;
}

}  // namespace

bool shows(Handle widget) {
    Handle rect = widget.getKey("/Rect");
    if (!rect.isRectangle()) return false;
    const auto area = rect.getArrayAsRectangle();
    return area.llx != area.urx && area.lly != area.ury;
}

bool is_timestamp(Handle signature) {
    if (!signature.isDictionary()) return false;
    Handle kind = signature.getKey("/Type");
    Handle filter = signature.getKey("/SubFilter");
    return (kind.isName() && kind.getName() == "/DocTimeStamp") ||
           (filter.isName() && filter.getName() == "/ETSI.RFC3161");
}

bool covers(Handle before, Handle after, Handle widget) {
    Handle now = after.getKey("/Annots"), then = before.getKey("/Annots");
    bool there = false;
    for (int i = 0; i < length_of(now) && !there; ++i)
        there = now.getArrayItem(i).getObjGen() == widget.getObjGen();
    for (int i = 0; there && i < length_of(then); ++i)
        if (hides(widget, then.getArrayItem(i))) return true;
    return false;
}

}  // namespace signing::check
