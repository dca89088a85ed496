// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/look.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <deque>
#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "core/base/error.h"
#include "signing/pades/emblem.h"

namespace signing::pades {
namespace {

using Handle = QPDFObjectHandle;
using core::Code;
using core::Error;

std::string stream(const std::string& dictionary, std::string_view data) {
    return "<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + std::string(data) +
           "\nendstream";
}

// Objects of one file written anew into the update of another, each once, under numbers of their own.
class Copy {
  public:
    explicit Copy(Update& update) : update_(update) {}

    // The stream of `form`, with these entries in place of its own; gives its number.
    int form(Handle form, const std::map<std::string, std::string>& entries) {
        const int id = update_.new_id();
        known_[form.getObjGen()] = id;
        update_.put(id, 0, with_data(form, entries));
        while (!waiting_.empty()) {
            auto [object, number] = waiting_.front();
            waiting_.pop_front();
            update_.put(number, 0, object.isStream() ? with_data(object, {}) : direct(object));
        }
        return id;
    }

  private:
    std::string value(Handle object) {
        if (!object.isIndirect()) return direct(object);
        const auto [at, fresh] = known_.try_emplace(object.getObjGen(), 0);
        if (fresh) {
            at->second = update_.new_id();
            waiting_.emplace_back(object, at->second);
        }
        return reference(at->second);
    }
    std::string direct(Handle object) {
        if (object.isArray()) {
            std::string out = "[";
            for (int i = 0; i < object.getArrayNItems(); ++i) out += " " + value(object.getArrayItem(i));
            return out + " ]";
        }
        return object.isDictionary() ? "<<" + entries_of(object, {}) + " >>" : object.unparseResolved();
    }
    std::string entries_of(Handle dictionary, const std::map<std::string, std::string>& replaced) {
        std::string out;
        for (const std::string& key : dictionary.getKeys())
            // Where it stood in the other file's pages and structure says nothing here; a group of objects that
            // let nothing through looks the same without being one.
            if (key != "/Length" && key != "/Parent" && key != "/StructParents" && key != "/Group" &&
                key != "/Metadata" && key != "/PieceInfo" && replaced.count(key) == 0)
                out += " " + Handle::newName(key).unparse() + " " + value(dictionary.getKey(key));
        for (const auto& [key, text] : replaced) out += " " + key + " " + text;
        return out;
    }
    std::string with_data(Handle object, std::map<std::string, std::string> entries) {
        const auto raw = object.getRawStreamData();
        std::string data(reinterpret_cast<const char*>(raw->getBuffer()), raw->getSize());
        if (!object.getDict().hasKey("/Filter")) {
            Pl_Buffer packed("packed");
            Pl_Flate flate("flate", &packed, Pl_Flate::a_deflate);
            flate.write(raw->getBuffer(), raw->getSize());
            flate.finish();
            const auto made = packed.getBufferSharedPointer();
            data.assign(reinterpret_cast<const char*>(made->getBuffer()), made->getSize());
            entries["/Filter"] = "/FlateDecode";
        }
        return stream(entries_of(object.getDict(), entries), data);
    }

    Update& update_;
    std::map<QPDFObjGen, int> known_;
    std::deque<std::pair<Handle, int>> waiting_;
};

std::string box(double left, double bottom, double right, double top) {
    return "[" + decimal(left) + " " + decimal(bottom) + " " + decimal(right) + " " + decimal(top) + "]";
}

// Turns what stands upright so that it does on the turned page (ISO 32000-1, 12.5.5, algorithm 8.1).
std::string matrix(int rotation, double width, double height) {
    switch (rotation) {
        case 90: return " /Matrix [0 1 -1 0 " + decimal(height) + " 0]";
        case 180: return " /Matrix [-1 0 0 -1 " + decimal(width) + " " + decimal(height) + "]";
        case 270: return " /Matrix [0 -1 1 0 0 " + decimal(width) + "]";
        default: return "";
    }
}

int put_part(Update& update, const Look& look) {
    const std::unique_ptr<QPDF> page = read_strictly(look.page);
    Handle form = QPDFPageDocumentHelper(*page).getAllPages().at(0).getFormXObjectForPage();
    const auto& at = look.at;
    return Copy(update).form(form, {{"/BBox", box(at.x, at.y, at.x + at.width, at.y + at.height)}});
}

struct Laid {
    std::string resource, drawn;
};
// Upright in the middle of its room, as large as there is.
Laid lay_emblem(Update& update, const Look& look, const char* name) {
    const std::unique_ptr<QPDF> file = read_strictly(look.emblem);
    auto pages = QPDFPageDocumentHelper(*file).getAllPages();
    if (pages.size() != 1) throw Error(Code::invalid, "signing.error.emblem");
    Handle page = pages.front().getObjectHandle();
    require_plain(page);
    const auto frame = core::pdf::frame_of(page);
    const auto& shown = frame.shown;
    if (frame.rotation != 0 || !(shown.width > 0) || !(shown.height > 0))
        throw Error(Code::invalid, "signing.error.emblem");
    const auto& room = look.emblem_at;
    const double scale = std::min(room.width / shown.width, room.height / shown.height);
    const int form = Copy(update).form(
        pages.front().getFormXObjectForPage(),
        {{"/BBox", box(shown.x, shown.y, shown.x + shown.width, shown.y + shown.height)}});
    std::array<char, 160> drawn{};
    std::snprintf(drawn.data(), drawn.size(), " q %.5f 0 0 %.5f %.4f %.4f cm %s Do Q", scale, scale,
                  room.x + (room.width - shown.width * scale) / 2 - shown.x * scale,
                  room.y + (room.height - shown.height * scale) / 2 - shown.y * scale, name);
    return {std::string(" ") + name + " " + reference(form), drawn.data()};
}

}  // namespace

std::string decimal(double value) {
    if (!std::isfinite(value) || std::abs(value) > 14'400)  // ISO 32000-1, annex C
        throw Error(Code::invalid, "signing.error.box");
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f", value);
    return text.data();
}

std::string put_look(Update& update, const Look* look, double width, double height, int rotation) {
    const std::string form = "/Type /XObject /Subtype /Form /BBox " + box(0, 0, width, height) +
                             matrix(rotation, width, height) + " /Resources ";
    const int id = update.new_id();
    if (look == nullptr || !(look->at.width > 0) || !(look->at.height > 0)) {
        update.put(id, 0, stream(form + "<< >>", ""));
        return reference(id);
    }
    try {
        const auto& at = look->at;
        const double scale = std::min(width / at.width, height / at.height);
        std::array<char, 160> drawn{};
        std::snprintf(drawn.data(), drawn.size(), "q %.5f 0 0 %.5f %.4f %.4f cm /Part Do", scale, scale,
                      -at.x * scale, (height - at.height * scale) / 2 - at.y * scale);
        const int part = put_part(update, *look);
        const Laid emblem = look->emblem.empty() ? Laid() : lay_emblem(update, *look, "/Emblem");
        update.put(id, 0, stream(form + "<< /XObject << /Part " + reference(part) + emblem.resource + " >> >>",
                                 drawn.data() + emblem.drawn + " Q"));
    } catch (const Error&) {
        throw;
    } catch (const std::exception&) {
        throw Error(Code::internal, "signing.error.look");
    }
    return reference(id);
}

}  // namespace signing::pades
