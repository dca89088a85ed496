// SPDX-License-Identifier: Apache-2.0
// The letter as naskah.json.
#include "letters/service/payload.h"

#include "letters/domain/recipients.h"

namespace letters {

using core::Json;

namespace {

constexpr int form_version = 1;

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json or_null(const std::optional<core::Date>& date) { return date ? Json(core::iso(*date)) : Json(nullptr); }

Json receiver(const std::string& written, const char* where) {
    return {{"tertulis", written}, {"lingkup", where}};
}

// Those inside the agency first, as on the sheet.
Json receivers(const Content& content, bool copy) {
    auto all = Json::array();
    for (const auto& each : content.addressees)
        if (each.copy == copy) all.push_back(receiver(each.printed, "dalam"));
    for (const auto& each : content.partners)
        if (each.copy == copy) {
            auto one = receiver(each.printed, "luar");
            if (!each.place.empty()) one["tempat"] = each.place;
            all.push_back(std::move(one));
        }
    if (!copy)
        for (const auto& each : content.outside) all.push_back(receiver(each, "luar"));
    return all;
}

Json mandate_of(const UsedMandate& mandate) {
    return {{"bentuk", mandate.form == style::Behalf::an ? "a.n." : "u.b."},
            {"dasar", mandate.basis},
            {"pemberi", mandate.giver_name},
            {"delegasi", mandate.delegation.text()}};
}

Json signer_of(const style::SignerBlock& block) {
    return {{"nama", block.name},
            {"pangkat", or_null(block.rank)},
            {"nip", or_null(block.nip)},
            {"jabatan", block.who.position_name},
            {"tertulis", style::in_one_line(block)},
            {"kapasitas", core::name(block.who.capacity)},
            {"atas_nama_dari", nullptr},
            {"mandat", nullptr}};
}

// Parties in the order of the document; ours are the signers in the order they sign.
Json signers(const Letter& letter, const style::Sheet& sheet) {
    const auto& as = *letter.numbered_as;
    std::vector<Json> own{signer_of(as.block)};
    if (letter.content.behalf != style::Behalf::none) own[0]["atas_nama_dari"] = or_null(sheet.authority);
    if (as.mandate) own[0]["mandat"] = mandate_of(*as.mandate);
    for (const auto& each : as.cosigners) own.push_back(signer_of(each.block));
    auto all = Json::array();
    std::size_t placed = 0;
    for (const auto& part : sheet.kind.parts) {
        if (part.type != style::PartType::parties) continue;
        for (const auto& each : style::parties_of(letter.content.parts, part.code)) {
            if (each.ours && placed < own.size()) {
                auto party = own[placed++];
                party["pihak"] = or_null(each.role);
                party["instansi"] = or_null(each.institution);
                all.push_back(std::move(party));
            } else {
                all.push_back({{"nama", each.name},
                               {"jabatan", each.position},
                               {"pihak", or_null(each.role)},
                               {"instansi", or_null(each.institution)},
                               {"nomor", or_null(each.number)}});
            }
        }
    }
    for (; placed < own.size(); ++placed) all.push_back(own[placed]);
    return all;
}

}  // namespace

std::string payload_of(const Letter& letter, const style::Sheet& sheet, Json references) {
    const auto& content = letter.content;
    const auto& as = *letter.numbered_as;
    Json json{{"naskah", form_version},
              {"guid", letter.id.text()},
              {"jenis", {{"kode", sheet.kind.code}, {"nama", sheet.kind.name}, {"versi", sheet.kind.version}}},
              {"profil", {{"kode", sheet.profile.code}, {"versi", sheet.profile.version}}},
              {"nomor", or_null(as.number)},
              {"tanggal", core::iso(as.date)},
              {"hal", content.subject},
              {"ringkasan", or_null(content.summary)},
              {"lampiran", or_null(content.attachments)},
              {"sifat_keamanan",
               {{"kode", classification::letter_of(content.access)},
                {"nama", classification::name(content.access)},
                {"berlaku_sampai", or_null(content.access_until)}}},
              {"urgensi", name(content.urgency)},
              {"klasifikasi", content.classification},
              {"pencipta", {{"instansi", sheet.head.agency}, {"unit", or_null(sheet.head.unit)}}},
              {"balas_sebelum", or_null(content.reply_by)},
              {"bahasa", "id"},
              {"media", "elektronik"},
              {"ttd", {{"jenis", sheet.by_ink() ? "tinta" : "tersertifikasi"}, {"waktu", core::iso(as.at)}}},
              {"verifikasi", sheet.verify_url}};
    json["penandatangan"] = signers(letter, sheet);
    json["tujuan"] = receivers(content, false);
    json["tembusan"] = receivers(content, true);
    json["referensi"] = std::move(references);
    return json.dump(2);
}

}  // namespace letters
