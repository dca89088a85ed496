// SPDX-License-Identifier: Apache-2.0
// Sample content by the type of a part.
#include "style/domain/sample.h"

namespace style {

using core::Json;

namespace {

constexpr const char* sentence =
    "Contoh isi bagian ini ditulis dengan kalimat yang lengkap, singkat, dan jelas agar susunannya terlihat.";

Json row_of_fields(const Part& part) {
    Json row = Json::object();
    for (const auto& field : part.fields) {
        const bool date = field.type == FieldType::date || field.type == FieldType::day;
        row[field.code] = date ? "2026-12-03" : "Contoh " + field.label;
    }
    return row;
}

Json made_up(const Part& part) {
    switch (part.type) {
        case PartType::body:
        case PartType::line: return sentence;
        case PartType::rows: return row_of_fields(part);
        case PartType::persons:
        case PartType::table: return Json::array({row_of_fields(part)});
        case PartType::considerations:
        case PartType::clauses: return Json::array({sentence, sentence});
        case PartType::articles: return Json::array({{{"title", "Ketentuan"}, {"body", sentence}}});
        case PartType::parties:
            return Json::array({{{"role", "PIHAK KESATU"}, {"ours", true}},
                                {{"role", "PIHAK KEDUA"}, {"name", "Nama Pihak"}, {"position", "Jabatan Pihak"}}});
        case PartType::annexes: return Json::array({{{"title", "Judul lampiran"}, {"body", sentence}}});
        case PartType::command:
        case PartType::addressees:
        case PartType::signer: break;
    }
    return {};
}

}  // namespace

Values sample_values(const Kind& kind) {
    Values values;
    if (kind.sample.is_object()) {
        std::vector<std::string> lost;
        values = moved(kind, values_kept(kind.sample.value("parts", Json::object())), lost);
    }
    Json more = Json::object();
    for (const auto& part : kind.parts)
        if (part.required && filled_in(part.type) && !values.contains(part.code)) more[part.code] = made_up(part);
    if (const auto checked = values_from(kind, more))
        for (const auto& [code, value] : checked.value()) values[code] = value;
    return values;
}

Sheet sample_sheet(const Kind& kind, const Profile& profile, const Letterhead& head, std::string place) {
    Sheet sheet;
    sheet.kind = kind;
    sheet.profile = profile;
    sheet.head = head;
    sheet.draft = false;
    sheet.place = std::move(place);
    const auto& codes = kind.classifications;
    sheet.number = (codes.empty() ? "000.1.5" : codes.front()) + "/12/CONTOH";
    sheet.date = core::parse_date("2026-11-23");
    sheet.subject = kind.sample.is_object() ? core::json::text(kind.sample, "subject") : "";
    if (sheet.subject.empty()) sheet.subject = "Contoh " + kind.name;
    sheet.access = kind.access;
    sheet.values = sample_values(kind);
    const auto who = kind.signers.empty() ? "pimpinan_tinggi" : kind.signers.front();
    const Signer signer{who == "kdh" ? "Wali Kota" : who == "sekda" ? "Sekretaris Daerah" : "Kepala Dinas Contoh",
                        who,
                        core::Capacity::definitive,
                        "Nama Pejabat",
                        "Dr. Nama Pejabat, S.T., M.Si.",
                        "Pembina Tingkat I (IV/b)",
                        "197001012000031000"};
    sheet.authority = signer.position_name;
    sheet.signer = signer_block(signer, kind.names);
    if (kind.recipients != Recipients::none) sheet.to = {"Kepala Dinas Kesehatan", "Kepala Dinas Perhubungan"};
    if (kind.copies) sheet.copies = {"Wali Kota", "Sekretaris Daerah"};
    sheet.verify_url = "https://naskah.contoh.go.id/v/AAAAAAAAAAAAAAAAAAAAAA";
    sheet.at = {1'795'000'000'000};
    return sheet;
}

}  // namespace style
