// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/frame.h"

#include <algorithm>
#include <cmath>

namespace core::pdf {
namespace {

using Handle = QPDFObjectHandle;

constexpr int deepest_page = 64;

// Its own, or that of the nearest node above which has one.
Handle inherited(Handle node, const char* key) {
    for (int depth = 0; depth < deepest_page && node.isDictionary(); ++depth) {
        if (Handle own = node.getKey(key); !own.isNull()) return own;
        node = node.getKey("/Parent");
    }
    return Handle::newNull();
}

Rect rect_of(Handle box, const Rect& otherwise) {
    if (!box.isRectangle()) return otherwise;
    const auto edges = box.getArrayAsRectangle();
    const Rect made{std::min(edges.llx, edges.urx), std::min(edges.lly, edges.ury), std::abs(edges.urx - edges.llx),
                    std::abs(edges.ury - edges.lly)};
    return made.width > 0 && made.height > 0 ? made : otherwise;
}

Rect common(const Rect& a, const Rect& b) {
    const double left = std::max(a.x, b.x), bottom = std::max(a.y, b.y);
    const Rect both{left, bottom, std::min(a.x + a.width, b.x + b.width) - left,
                    std::min(a.y + a.height, b.y + b.height) - bottom};
    return both.width > 0 && both.height > 0 ? both : a;
}

}  // namespace

Frame frame_of(Handle page) {
    Frame frame;
    const Rect media = rect_of(inherited(page, "/MediaBox"), {0, 0, 595.28, 841.89});
    frame.shown = common(media, rect_of(inherited(page, "/CropBox"), media));
    if (Handle turned = inherited(page, "/Rotate"); turned.isInteger()) {
        const auto quarter = turned.getIntValue() / 90 % 4;
        frame.rotation = static_cast<int>((quarter + 4) % 4) * 90;
    }
    return frame;
}

Rect Frame::on_page(const Rect& seen) const {
    const double right = shown.width - seen.y - seen.height, up = shown.height - seen.x - seen.width;
    switch (rotation) {
        case 90:
            return {shown.x + right, shown.y + seen.x, seen.height, seen.width};
        case 180:
            return {shown.x + shown.width - seen.x - seen.width, shown.y + shown.height - seen.y - seen.height,
                    seen.width, seen.height};
        case 270:
            return {shown.x + seen.y, shown.y + up, seen.height, seen.width};
        default:
            return {shown.x + seen.x, shown.y + seen.y, seen.width, seen.height};
    }
}

Rect Frame::as_seen(const Rect& own) const {
    const double left = own.x - shown.x, bottom = own.y - shown.y;
    const double right = shown.width - left - own.width, top = shown.height - bottom - own.height;
    switch (rotation) {
        case 90:
            return {bottom, right, own.height, own.width};
        case 180:
            return {right, top, own.width, own.height};
        case 270:
            return {top, left, own.height, own.width};
        default:
            return {left, bottom, own.width, own.height};
    }
}

}  // namespace core::pdf
