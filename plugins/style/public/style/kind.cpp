// SPDX-License-Identifier: Apache-2.0
// The names of what a kind is made of.
#include "style/kind.h"

namespace style {

std::string_view name(Group group) {
    switch (group) {
        case Group::internal: return "korespondensi-internal";
        case Group::external: return "korespondensi-eksternal";
        case Group::assignment: return "arahan-penugasan";
        case Group::decision: return "arahan-penetapan";
        case Group::regulation: return "arahan-pengaturan";
        case Group::special: return "khusus";
        case Group::other: return "lainnya";
    }
    return "";
}

std::string_view name(Head head) {
    switch (head) {
        case Head::surat: return "surat";
        case Head::judul_tengah: return "judul-tengah";
        case Head::nota: return "nota";
        case Head::formulir: return "formulir";
        case Head::piagam: return "piagam";
        case Head::produk_hukum: return "produk-hukum";
    }
    return "";
}

std::string_view name(Dated dated) {
    switch (dated) {
        case Dated::head: return "head";
        case Dated::ditetapkan: return "ditetapkan";
        case Dated::dikeluarkan: return "dikeluarkan";
        case Dated::plain: return "plain";
        case Dated::none: return "none";
    }
    return "";
}

std::string_view name(About about) {
    switch (about) {
        case About::none: return "none";
        case About::tentang: return "tentang";
        case About::hal: return "hal";
    }
    return "";
}

std::string_view name(Recipients recipients) {
    switch (recipients) {
        case Recipients::none: return "none";
        case Recipients::positions: return "positions";
        case Recipients::any: return "any";
    }
    return "";
}

std::string_view name(Names names) { return names == Names::titled ? "titled" : "plain"; }

std::string_view name(PartType type) {
    switch (type) {
        case PartType::body: return "body";
        case PartType::line: return "line";
        case PartType::rows: return "rows";
        case PartType::persons: return "persons";
        case PartType::considerations: return "considerations";
        case PartType::command: return "command";
        case PartType::clauses: return "clauses";
        case PartType::articles: return "articles";
        case PartType::parties: return "parties";
        case PartType::table: return "table";
        case PartType::annexes: return "annexes";
        case PartType::addressees: return "addressees";
        case PartType::signer: return "signer";
    }
    return "";
}

bool filled_in(PartType type) {
    return type != PartType::command && type != PartType::addressees && type != PartType::signer;
}

std::string_view name(FieldType type) {
    switch (type) {
        case FieldType::line: return "line";
        case FieldType::text: return "text";
        case FieldType::date: return "date";
        case FieldType::day: return "day";
    }
    return "";
}

std::string_view name(Mark mark) {
    switch (mark) {
        case Mark::letters: return "letters";
        case Mark::figures: return "figures";
        case Mark::ordinals: return "ordinals";
        case Mark::none: return "none";
    }
    return "";
}

std::string_view name(Look look) {
    switch (look) {
        case Look::paragraph: return "paragraph";
        case Look::middle: return "middle";
        case Look::large: return "large";
        case Look::row: return "row";
    }
    return "";
}

const Field* Part::field(std::string_view wanted) const {
    for (const auto& each : fields)
        if (each.code == wanted) return &each;
    return nullptr;
}

const Part* Kind::part(std::string_view wanted) const {
    for (const auto& each : parts)
        if (each.code == wanted) return &each;
    return nullptr;
}

const std::vector<std::string>& position_kinds() {
    static const std::vector<std::string> all{"kdh",          "wakil_kdh", "sekda",     "pimpinan_tinggi",
                                              "administrator", "pengawas",  "fungsional", "pelaksana"};
    return all;
}

}  // namespace style
