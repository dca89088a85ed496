// SPDX-License-Identifier: Apache-2.0
#include "signing/service/places.h"

#include <algorithm>
#include <map>

#include "core/base/error.h"
#include "core/pdf/frame.h"
#include "signing/check/locks.h"
#include "signing/check/tree.h"
#include "signing/service/drawn.h"

namespace signing {
namespace {

using Handle = QPDFObjectHandle;

constexpr double mark_width = 184, mark_height = 46, margin = 20;   // points; three beside each other on A4
constexpr auto drawing_time = std::chrono::seconds(5);
// No form names a field so: what holds this name holds whatever is made later.
constexpr const char* made_later = "Naskah signs later";

struct Page {
    double width = 0, height = 0;
    std::vector<core::pdf::Rect> taken;   // by fields and notes that show
    std::optional<Drawn> drawn;

    bool clear(const Spot& spot) const {
        const bool over = std::any_of(taken.begin(), taken.end(), [&](const core::pdf::Rect& each) {
            return each.x < spot.left + spot.width && spot.left < each.x + each.width &&
                   each.y < spot.bottom + spot.height && spot.bottom < each.y + each.height;
        });
        const bool inside = spot.left >= 0 && spot.bottom >= 0 && spot.left + spot.width <= width &&
                            spot.bottom + spot.height <= height;
        if (over || !inside) return false;
        return !drawn || !is_printed(*drawn, {spot.left / width, 1 - (spot.bottom + spot.height) / height,
                                              (spot.left + spot.width) / width, 1 - spot.bottom / height});
    }
};

template <class Act>
void each_rectangle(Handle page, Act act) {
    Handle list = page.getKey("/Annots");
    for (int i = 0, count = list.isArray() ? list.getArrayNItems() : 0; i < count; ++i)
        if (Handle one = list.getArrayItem(i); one.isDictionary() && one.getKey("/Rect").isRectangle()) act(one);
}

core::pdf::Rect seen(const core::pdf::Frame& frame, Handle widget) {
    const auto own = widget.getKey("/Rect").getArrayAsRectangle();
    return frame.as_seen({own.llx, own.lly, own.urx - own.llx, own.ury - own.lly});
}

Page page_of(core::ByteView pdf, int number) try {
    const pades::Source source(pdf);
    Handle page = source.page(number);
    const auto frame = core::pdf::frame_of(page);
    const bool lying = frame.rotation % 180 != 0;
    Page made{lying ? frame.shown.height : frame.shown.width, lying ? frame.shown.width : frame.shown.height, {}, {}};
    each_rectangle(page, [&](Handle one) {
        if (const auto at = seen(frame, one); at.width > 0 && at.height > 0) made.taken.push_back(at);
    });
    if (auto drawn = draw(pdf, number, number, drawing_time); drawn && drawn->size() == 1) made.drawn = std::move(drawn->front());
    return made;
} catch (const core::Error&) {
    throw;
} catch (const std::exception&) {   // QPDF on an object it read late
    throw core::Error(core::Code::unsupported, "signing.error.pdf_damaged");
}

}  // namespace

std::vector<FreeField> free_fields(const pades::Source& source, int& empty) {
    std::map<QPDFObjGen, Spot> where;
    int number = 0;
    for (Handle page : check::pages_of(source.reader())) {
        ++number;
        const auto frame = core::pdf::frame_of(page);
        each_rectangle(page, [&](Handle one) {
            const auto at = seen(frame, one);
            const bool shows = at.width > 0 && at.height > 0;
            where[one.getObjGen()] = shows ? Spot{number, at.x, at.y, at.width, at.height} : Spot{number};
        });
    }
    auto fields = source.fields();
    std::vector<check::Locks> locks;
    for (auto& each : fields)
        if (each.signature && each.filled) locks.push_back(check::locks_of(each.object, each.object.getKey("/V")));
    std::vector<FreeField> free;
    for (auto& each : fields) {
        if (!each.signature || each.filled) continue;
        ++empty;
        const bool held = std::any_of(locks.begin(), locks.end(), [&](const auto& lock) { return lock.hold(each.name); });
        if (held || each.name.empty() || !each.object.isIndirect()) continue;
        const auto own = check::locks_of(each.object, Handle::newNull());
        free.push_back({each.name, where[each.object.getObjGen()], own.permission == 1 || own.hold(made_later)});
    }
    return free;
}

PageRoom room_on(core::ByteView pdf, int number) {
    const Page page = page_of(pdf, number);
    PageRoom room{number, page.width, page.height, {}};
    const double width = std::min(mark_width, page.width / 3), height = std::min(mark_height, page.height / 3);
    const double side = std::max(0.0, std::min(margin, (page.width - 3 * width) / 2));
    const double below = std::max(0.0, std::min(margin, (page.height - 3 * height) / 2));
    for (std::size_t i = 0; i < room.places.size(); ++i) {
        const double across = static_cast<double>(i % 3) / 2, up = 1 - static_cast<double>(i / 3) / 2;
        const Spot at{number, side + across * (page.width - 2 * side - width), below + up * (page.height - 2 * below - height),
                      width, height};
        room.places[i] = {at, page.clear(at)};
    }
    return room;
}

bool clear_on(core::ByteView pdf, const Spot& spot) { return page_of(pdf, spot.page).clear(spot); }

}  // namespace signing
