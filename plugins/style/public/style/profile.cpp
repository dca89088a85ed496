// SPDX-License-Identifier: Apache-2.0
// A profile as JSON, there and back.
#include "style/profile.h"

#include <algorithm>
#include <set>

#include "style/reading.h"

namespace style {

using core::Json;
using core::pdf::Paper;
using core::pdf::Typeface;

std::string_view name(Nature nature) {
    switch (nature) {
        case Nature::security: return "keamanan";
        case Nature::urgency: return "urgensi";
        case Nature::both: return "keduanya";
    }
    return "";
}

namespace {

// Names in JSON of what the typesetter knows as enums.
struct Type {
    Typeface value;
};
struct Size {
    Paper value;
};
std::string_view name(Type type) { return type.value == Typeface::bookman ? "bookman" : "arial"; }
std::string_view name(Size size) { return size.value == Paper::f4 ? "f4" : "a4"; }

Setting read_setting(const Reading& read, std::string_view key, Setting usual) {
    const auto* found = read.find(key);
    if (!found) return usual;
    read.within(key, [&](const Reading& inside) {
        inside.only({"typeface", "size", "paper"});
        usual.typeface =
            inside.choice("typeface", Type{usual.typeface}, {Type{Typeface::sans}, Type{Typeface::bookman}}).value;
        usual.size = inside.number("size", usual.size, 9, 14);
        usual.paper = inside.choice("paper", Size{usual.paper}, {Size{Paper::a4}, Size{Paper::f4}}).value;
    });
    return usual;
}

void read_sheet(const Reading& read, Profile& profile) {
    profile.usual = read_setting(read, "usual", profile.usual);
    profile.law = read_setting(read, "law", profile.usual);
    read.within("margins", [&](const Reading& inside) {
        inside.only({"top", "right", "bottom", "left"});
        auto& margins = profile.margins;
        margins.top = inside.number("top", margins.top, 10, 60);
        margins.right = inside.number("right", margins.right, 10, 60);
        margins.bottom = inside.number("bottom", margins.bottom, 10, 60);
        margins.left = inside.number("left", margins.left, 10, 60);
    });
    profile.spacing = read.number("spacing", profile.spacing, 1, 2);
    profile.title_spacing = read.number("title_spacing", profile.title_spacing, 1, 2);
    profile.paragraph_after = read.number("paragraph_after", profile.paragraph_after, 0, 24);
    profile.first_line_mm = read.number("first_line_mm", profile.first_line_mm, 0, 30);
    profile.title_size = read.number("title_size", profile.title_size, 9, 18);
    profile.small_size = read.number("small_size", profile.small_size, 8, 12);
    profile.catchword = read.flag("catchword", profile.catchword);
    profile.page_number = read.text("page_number", 40);
    if (!profile.page_number.empty() && profile.page_number.find("{page}") == std::string::npos)
        read.fault("page_number", "style.fault.placeholder", {{"needed", "{page}"}});
}

void read_rows(const Reading& read, Profile& profile) {
    profile.memo_rows = read.texts("memo_rows", memo_row_names().size());
    std::set<std::string> seen;
    for (const auto& each : profile.memo_rows) {
        const auto& known = memo_row_names();
        if (std::find(known.begin(), known.end(), each) == known.end() || !seen.insert(each).second)
            read.fault("memo_rows", "style.fault.memo_row", {{"row", each}});
    }
    for (const char* needed : {"yth", "dari", "tanggal", "nomor", "hal"})
        if (!seen.contains(needed)) read.fault("memo_rows", "style.fault.memo_row_missing", {{"row", needed}});
}

void read_field(const Reading& read, Profile& profile) {
    profile.field = read.texts("field", field_part_names().size());
    std::set<std::string> seen;
    for (const auto& each : profile.field) {
        const auto& known = field_part_names();
        if (std::find(known.begin(), known.end(), each) == known.end() || !seen.insert(each).second)
            read.fault("field", "style.fault.field_part", {{"part", each}});
    }
}

void needs(const Reading& read, std::string_view key, const std::string& pattern,
           std::initializer_list<std::string_view> names) {
    for (const auto each : names)
        if (pattern.find(each) == std::string::npos)
            read.fault(key, "style.fault.placeholder", {{"needed", std::string(each)}});
}

}  // namespace

bool Profile::by_ink(std::string_view kind) const { return std::find(ink.begin(), ink.end(), kind) != ink.end(); }

bool Profile::shows(std::string_view part) const { return std::find(field.begin(), field.end(), part) != field.end(); }

const std::vector<std::string>& field_part_names() {
    static const std::vector<std::string> all{"emblem", "qr", "capacity", "name", "time"};
    return all;
}

const std::vector<std::string>& memo_row_names() {
    static const std::vector<std::string> all{"yth",   "dari",  "tembusan", "tanggal",
                                              "nomor", "sifat", "lampiran", "hal"};
    return all;
}

core::Checked<Profile> profile_from(const Json& json) {
    std::vector<core::Fault> faults;
    const Reading read(json, faults);
    read.only({"code", "version", "name", "basis", "usual", "law", "margins", "spacing", "title_spacing",
               "paragraph_after", "first_line_mm", "title_size", "small_size", "catchword", "page_number", "nature",
               "memo_rows", "memo_copies", "subject_bold", "addressees_right",
               "mark_secret", "most_addressees", "date", "place_date",
               "copies_title", "signed_by", "footer", "ink", "field"});
    Profile profile;
    profile.code = read.text("code", 40);
    if (!code_like(profile.code)) read.fault("code", "style.fault.code");
    profile.version = read.integer("version", 0, 0, 1'000'000);
    profile.name = read.text("name", 120);
    if (profile.name.empty()) read.fault("name", "style.fault.empty");
    profile.basis = read.text("basis");
    read_sheet(read, profile);
    profile.nature = read.choice("nature", Nature::both, {Nature::security, Nature::urgency, Nature::both});
    read_rows(read, profile);
    profile.memo_copies = read.flag("memo_copies", true);
    profile.subject_bold = read.flag("subject_bold", true);
    profile.addressees_right = read.flag("addressees_right", true);
    profile.mark_secret = read.flag("mark_secret", true);
    profile.most_addressees = static_cast<std::size_t>(read.integer("most_addressees", 3, 1, 20));
    profile.date = read.text("date", 60);
    needs(read, "date", profile.date, {"{hari}", "{tahun}"});
    profile.place_date = read.text("place_date", 60);
    needs(read, "place_date", profile.place_date, {"{tanggal}"});
    profile.copies_title = read.text("copies_title", 60);
    if (profile.copies_title.empty()) read.fault("copies_title", "style.fault.empty");
    profile.signed_by = read.text("signed_by", 120);
    profile.footer = read.texts("footer", 4);
    profile.ink = read.texts("ink", 100);
    read_field(read, profile);
    if (!faults.empty()) return faults;
    return profile;
}

namespace {

Json setting_json(const Setting& setting) {
    return {{"typeface", name(Type{setting.typeface})},
            {"size", setting.size},
            {"paper", name(Size{setting.paper})}};
}

}  // namespace

Json to_json(const Profile& profile) {
    const auto& margins = profile.margins;
    Json json{{"code", profile.code},
            {"version", profile.version},
            {"name", profile.name},
            {"basis", profile.basis},
            {"usual", setting_json(profile.usual)},
            {"law", setting_json(profile.law)},
            {"margins",
             {{"top", margins.top}, {"right", margins.right}, {"bottom", margins.bottom}, {"left", margins.left}}},
            {"spacing", profile.spacing},
            {"title_spacing", profile.title_spacing},
            {"paragraph_after", profile.paragraph_after},
            {"first_line_mm", profile.first_line_mm},
            {"title_size", profile.title_size},
            {"small_size", profile.small_size},
            {"catchword", profile.catchword},
            {"page_number", profile.page_number},
            {"nature", name(profile.nature)},
            {"memo_rows", profile.memo_rows},
            {"memo_copies", profile.memo_copies},
            {"subject_bold", profile.subject_bold},
            {"addressees_right", profile.addressees_right},
            {"mark_secret", profile.mark_secret},
            {"most_addressees", profile.most_addressees},
            {"date", profile.date},
            {"place_date", profile.place_date},
            {"copies_title", profile.copies_title},
            {"signed_by", profile.signed_by},
            {"footer", profile.footer},
            {"ink", profile.ink}};
    if (profile.draws_field()) json["field"] = profile.field;
    return json;
}

}  // namespace style
