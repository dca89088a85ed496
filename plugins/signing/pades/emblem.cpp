// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/emblem.h"

#include <set>
#include <string>

#include "core/base/error.h"

namespace signing::pades {
namespace {

using Handle = QPDFObjectHandle;

constexpr int deepest_form = 8;

[[noreturn]] void refused() { throw core::Error(core::Code::invalid, "signing.error.emblem"); }

bool is(Handle object, const char* name) { return object.isName() && object.getName() == name; }
bool absent(Handle object) { return object.isNull(); }

// ISO 19005-2, 6.2.4: the colours its output intent or they themselves explain.
void require_colour(Handle space, int depth = 0) {
    if (depth > deepest_form) refused();
    if (is(space, "/DeviceRGB") || is(space, "/DeviceGray") || is(space, "/Pattern")) return;
    if (!space.isArray() || space.getArrayNItems() < 2) refused();
    Handle kind = space.getArrayItem(0), base = space.getArrayItem(1);
    if (is(kind, "/CalRGB") || is(kind, "/CalGray")) return;
    if (is(kind, "/Indexed")) return require_colour(base, depth + 1);
    if (!is(kind, "/ICCBased") || !base.isStream()) refused();
    Handle parts = base.getDict().getKey("/N");
    if (!parts.isInteger() || (parts.getIntValue() != 1 && parts.getIntValue() != 3)) refused();
}

// Operators of the page: no type, no pictures in the stream, no colours of ink, nothing of layers.
class Operators final : public Handle::ParserCallbacks {
  public:
    void handleObject(Handle object, std::size_t, std::size_t) override {
        static const std::set<std::string> known{
            "q", "Q",  "cm", "w",  "J",  "j",  "M", "d", "i",  "gs", "m",  "l",  "c",  "v",   "y",
            "h", "re", "S",  "s",  "f",  "F",  "f*", "B", "B*", "b",  "b*", "n",  "W",  "W*",  "CS",
            "cs", "SC", "sc", "SCN", "scn", "G", "g", "RG", "rg", "sh", "Do", "BMC", "EMC"};
        if (object.isOperator() && !known.contains(object.getOperatorValue())) refused();
    }
    void handleEOF() override {}
};

void require_filters(Handle dictionary) {
    const auto one = [](Handle filter) { return is(filter, "/FlateDecode") || is(filter, "/DCTDecode"); };
    Handle filter = dictionary.getKey("/Filter");
    if (absent(filter) || one(filter)) return;
    if (!filter.isArray()) refused();
    for (int i = 0; i < filter.getArrayNItems(); ++i)
        if (!one(filter.getArrayItem(i))) refused();
}

void require_state(Handle state) {
    static const std::set<std::string> harmless{"/Type", "/LW", "/LC", "/LJ", "/ML", "/D", "/FL", "/SM", "/SA", "/AIS"};
    if (!state.isDictionary()) refused();
    for (const auto& key : state.getKeys()) {
        Handle value = state.getKey(key);
        const bool full = (key == "/ca" || key == "/CA") && value.isNumber() && value.getNumericValue() == 1;
        const bool none = (key == "/SMask" && is(value, "/None")) || (key == "/BM" && is(value, "/Normal"));
        if (!full && !none && !harmless.contains(key)) refused();
    }
}

void require_resources(Handle resources, int depth);

void require_image(Handle image) {
    Handle dictionary = image.getDict();
    for (const char* key : {"/SMask", "/Mask", "/SMaskInData", "/Alternates", "/OPI"})
        if (dictionary.hasKey(key)) refused();
    Handle smooth = dictionary.getKey("/Interpolate");
    if (smooth.isBool() && smooth.getBoolValue()) refused();
    require_filters(dictionary);
    if (!absent(dictionary.getKey("/ColorSpace"))) require_colour(dictionary.getKey("/ColorSpace"));
}

void require_form(Handle form, int depth) {
    if (!form.isStream() || depth > deepest_form) refused();
    Handle dictionary = form.getDict();
    for (const char* key : {"/Ref", "/OPI", "/PS", "/OC"})
        if (dictionary.hasKey(key)) refused();
    require_filters(dictionary);
    Operators operators;
    Handle::parseContentStream(form, &operators);
    require_resources(dictionary.getKey("/Resources"), depth + 1);
}

void require_shading(Handle shading) {
    Handle dictionary = shading.isStream() ? shading.getDict() : shading;
    if (!dictionary.isDictionary()) refused();
    require_colour(dictionary.getKey("/ColorSpace"));
}

void require_pattern(Handle pattern, int depth) {
    if (pattern.isStream()) return require_form(pattern, depth);
    if (!pattern.isDictionary()) refused();
    if (pattern.hasKey("/ExtGState")) require_state(pattern.getKey("/ExtGState"));
    require_shading(pattern.getKey("/Shading"));
}

template <class Act>
void each(Handle resources, const char* kind, Act act) {
    Handle all = resources.getKey(kind);
    if (!all.isDictionary()) return;
    for (const auto& key : all.getKeys()) act(all.getKey(key));
}

void require_resources(Handle resources, int depth) {
    if (!resources.isDictionary()) return;
    each(resources, "/Font", [](Handle) { refused(); });
    each(resources, "/ExtGState", require_state);
    each(resources, "/ColorSpace", [](Handle space) { require_colour(space); });
    each(resources, "/Shading", require_shading);
    each(resources, "/Pattern", [&](Handle pattern) { require_pattern(pattern, depth); });
    each(resources, "/XObject", [&](Handle object) {
        if (!object.isStream()) refused();
        if (is(object.getDict().getKey("/Subtype"), "/Image")) return require_image(object);
        if (!is(object.getDict().getKey("/Subtype"), "/Form")) refused();
        require_form(object, depth);
    });
}

}  // namespace

void require_plain(Handle page) {
    Operators operators;
    Handle::parseContentStream(page.getKey("/Contents"), &operators);
    Handle resources = page.getKey("/Resources");
    if (!resources.isDictionary()) refused();   // none of its own: kept simple on purpose
    require_resources(resources, 0);
}

}  // namespace signing::pades
