// SPDX-License-Identifier: Apache-2.0
#include "tests/gallery/content.h"

#include <functional>
#include <stdexcept>

#include "core/pdf/image.h"
#include "style/domain/sample.h"
#include "style/service/shipped.h"
#include "tests/gallery/heads.h"
#include "tests/gallery/texts.h"

namespace gallery {

using core::Json;
using style::Part;
using style::PartType;

namespace {

constexpr const char* city_profile = "permendagri_1_2023";

template <class T>
T shipped(style::Thing thing, const std::string& code, core::Checked<T> (*read)(const Json&)) {
    return read(style::shipped(thing).at(code).definition).take();
}

// How many of each a case has.
struct Amounts {
    std::size_t items, clauses, articles, lines, persons, parties, witnesses, addressees, copies;
};
Amounts amounts(Case which) {
    switch (which) {
        case Case::little: return {2, 2, 2, 2, 1, 2, 1, 1, 0};
        case Case::much: return {5, 6, 9, 12, 3, 2, 2, 5, 4};
        case Case::nasty: return {14, 23, 12, 45, 40, 4, 4, 40, 12};
        case Case::several: return {3, 2, 2, 2, 1, 2, 1, 1, 0};
        case Case::empty: break;
    }
    return {};
}

class Writer {
  public:
    Writer(const style::Kind& kind, Case which)
        : kind_(kind), which_(which), most_(amounts(which)), sample_(style::sample_values(kind)) {
        for (const auto& part : kind.parts)
            if (part.type == PartType::body) last_body_ = part.code;
    }

    Json all() {
        Json made = Json::object();
        for (const auto& part : kind_.parts) {
            if (!style::filled_in(part.type)) continue;
            const bool rows = part.type == PartType::rows;
            if (which_ == Case::little && !part.required && !rows) continue;
            if (auto value = one(part); !value.empty()) made[part.code] = std::move(value);
        }
        return made;
    }

  private:
    bool hard() const { return which_ == Case::nasty; }

    Json one(const Part& part) {
        const auto found = sample_.find(part.code);
        if (which_ == Case::little && found != sample_.end() && part.type != PartType::rows) return found->second;
        switch (part.type) {
            case PartType::body: return body(part, found == sample_.end() ? Json() : found->second);
            case PartType::line: return sentence(part, found == sample_.end() ? "" : found->second.get<std::string>());
            case PartType::rows: return row(part, 0);
            case PartType::persons: return rows(part, part.signs.empty() ? most_.persons : most_.witnesses);
            case PartType::table: return rows(part, most_.lines);
            case PartType::considerations: return items();
            case PartType::clauses: return clauses();
            case PartType::articles: return articles();
            case PartType::parties: return parties();
            case PartType::annexes: return annexes();
            case PartType::command:
            case PartType::addressees:
            case PartType::signer: break;
        }
        return {};
    }

    Json body(const Part& part, const Json& sample) {
        style::Body made;
        if (!sample.is_null()) made = style::body_of({{part.code, sample}}, part.code);
        auto& blocks = made.blocks;
        const std::size_t more = which_ == Case::little ? (made.blocks.empty() ? 1 : 0) : 3;
        for (std::size_t i = 0; i < more; ++i) blocks.push_back(paragraph(nth(paragraphs(), ++said_)));
        if (which_ == Case::much && part.code == last_body_) blocks.push_back(table(6, false));
        if (!hard()) return style::to_json(made);
        blocks.push_back(paragraph("Berkas lengkap pada " + unbroken()));
        blocks.push_back(deep_list());
        if (part.code != last_body_) return style::to_json(made);
        blocks.push_back(paragraph(std::string(table_announced) + " – café, señor, über – sebagai berikut:"));
        blocks.push_back(table(long_table, true));
        if (kind_.head != style::Head::formulir && kind_.head != style::Head::piagam) {
            blocks.emplace_back();
            blocks.back().kind = style::Block::Kind::page_break;
        }
        blocks.push_back(paragraph(nth(paragraphs(), ++said_)));
        return style::to_json(made);
    }

    std::string sentence(const Part& part, const std::string& sample) {
        if (part.look == style::Look::large) return hard() ? endless_name() : nth(persons(), 0);
        if (!hard()) return sample.empty() ? nth(paragraphs(), ++said_) : sample;
        said_ += 2;
        return nth(paragraphs(), said_) + "\n" + nth(paragraphs(), said_ + 1);
    }

    Json row(const Part& part, std::size_t at) {
        Json made = Json::object();
        for (const auto& field : part.fields) {
            if (which_ == Case::little && !field.required) continue;
            made[field.code] = gallery::field(field.code, at, hard());
            if (field.type != style::FieldType::line && field.type != style::FieldType::text) made[field.code] = "2026-12-03";
        }
        return made;
    }
    Json rows(const Part& part, std::size_t count) {
        Json made = Json::array();
        for (std::size_t i = 0; i < count; ++i) made.push_back(row(part, i));
        return made;
    }

    Json items() {
        Json made = Json::array();
        for (std::size_t i = 0; i < most_.items; ++i) made.push_back(nth(provisions(), i));
        if (hard()) made[3] = "hal-hal berikut:\n\n1. " + unbroken() + ";\n2. " + nth(paragraphs(), 3) + "\n  a. rincian; dan\n  b. bukti.";
        return made;
    }

    Json clauses() {
        Json made = Json::array();
        for (std::size_t i = 0; i < most_.clauses; ++i) made.push_back(nth(provisions(), i + 2));
        if (hard()) made[1] = style::to_json({{paragraph("Susunan tim sebagai berikut:"), deep_list(), table(8, true)}});
        return made;
    }

    Json articles() {
        Json made = Json::array();
        for (std::size_t i = 0; i < most_.articles; ++i) {
            Json each{{"body", nth(paragraphs(), i) + "\n\n1. " + nth(provisions(), i) + "\n2. " + nth(provisions(), i + 1)}};
            if (which_ != Case::little && i % 4 == 0) each["chapter"] = i == 0 ? "Ketentuan Umum" : hard() ? endless_subject() : "Pelaksanaan";
            if (kind_.head != style::Head::produk_hukum) each["title"] = hard() && i == 1 ? endless_subject() : "Hak dan Kewajiban";
            made.push_back(std::move(each));
        }
        return made;
    }

    Json parties() {
        static const std::vector<std::string> roles{"PIHAK KESATU", "PIHAK KEDUA", "PIHAK KETIGA", "PIHAK KEEMPAT"};
        Json made = Json::array({{{"role", roles[0]}, {"ours", true}}});
        if (which_ == Case::several) made.push_back({{"role", roles[1]}, {"ours", true}});
        if (which_ == Case::several) return made;
        for (std::size_t i = 1; i < most_.parties; ++i)
            made.push_back({{"role", roles[i]}, {"name", field("name", hard() && i == 1 ? 0 : i, hard())},
                            {"position", i == 1 ? field("position", i, hard()) : "Rektor"},
                            {"institution", field("institution", i, hard())}, {"address", field("address", i, hard())},
                            {"number", "45/UCN/KS/2026"}, {"basis", "Keputusan Yayasan tentang Pengangkatan Rektor"}});
        return made;
    }

    Json annexes() {
        Json made = Json::array();
        const auto add = [&](const std::string& title, const std::vector<style::Block>& blocks, bool landscape) {
            made.push_back({{"title", title}, {"body", style::to_json({blocks})}, {"landscape", landscape}});
        };
        add("Susunan Tim Penataan Arsip", {paragraph(nth(paragraphs(), 2)), table(hard() ? 20 : 10, hard())}, false);
        add(hard() ? endless_subject() : "Jadwal Kegiatan", {table(hard() ? 20 : 14, hard(), 10)}, true);
        if (hard()) add("Rincian", {deep_list(), paragraph(unbroken())}, false);
        return made;
    }

    const style::Kind& kind_;
    Case which_;
    Amounts most_;
    style::Values sample_;
    std::string last_body_;
    std::size_t said_ = 0;
};

style::Signer signer(const style::Kind& kind, Case which) {
    const bool hard = which == Case::nasty;
    const auto who = kind.signers.empty() ? std::string("pimpinan_tinggi") : kind.signers.front();
    const bool mayor = who == "kdh", secretary = who == "sekda";
    style::Signer made;
    made.position_kind = who;
    made.position_name = mayor ? "Wali Kota Pangkalpinang" : secretary ? "Sekretaris Daerah Kota Pangkalpinang"
                                                                       : "Kepala Dinas Komunikasi dan Informatika";
    made.capacity = hard && !mayor ? core::Capacity::acting : core::Capacity::definitive;
    made.plain_name = hard ? endless_name() : "Yusuf Wijaya";
    made.titled_name = hard ? endless_name() : "Yusuf Wijaya, S.H., M.Kom.";
    made.rank = "Pembina Tingkat I (IV/b)";
    made.nip = "197405251996121000";
    return made;
}

style::Letterhead head(const style::Kind& kind, Case which) {
    const bool mayor = !kind.signers.empty() && kind.signers.front() == "kdh";
    const bool hard = which == Case::nasty;
    auto made = style::filled(shipped(style::Thing::letterhead, mayor ? "wali_kota" : "dinas", style::design_from),
                              {.agency = "Pemerintah Kota Pangkalpinang",
                               .unit = mayor  ? "Wali Kota Pangkalpinang"
                                       : hard ? "Dinas Koperasi, Usaha Mikro, Kecil, dan Menengah, Perdagangan, dan "
                                                "Perindustrian serta Unit Pelaksana Teknis Metrologi Legal"
                                              : "Dinas Komunikasi dan Informatika",
                               .parent = "",
                               .province = "Provinsi Kepulauan Bangka Belitung",
                               .address = field("address", 0, hard),
                               .contact = "Telepon (0717) 000000, Pos-el diskominfo@pangkalpinang.example"});
    if (which == Case::much || hard) made.left = core::sha256("shield");
    return made;
}

void address(style::Sheet& made, Case which) {
    const auto most = amounts(which);
    made.to.clear();
    made.copies.clear();
    if (made.kind.recipients != style::Recipients::none)
        for (std::size_t i = 0; i < most.addressees; ++i) made.to.push_back(nth(addressees(), i));
    if (made.kind.copies)
        for (std::size_t i = 0; i < most.copies; ++i) made.copies.push_back(nth(offices(), i + 3));
    if (which != Case::nasty) return;
    if (!made.to.empty()) made.to[1] = endless_name();
    if (!made.copies.empty()) made.copies[1] = endless_name();
}

void signs(style::Sheet& made, Case which) {
    const auto who = signer(made.kind, which);
    const bool hard = which == Case::nasty && who.position_kind == "pimpinan_tinggi";
    made.signer = hard ? style::signer_block(who, made.kind.names, style::Behalf::ub,
                                             {{"Sekretaris Daerah Kota Pangkalpinang", core::Capacity::acting},
                                              {"Wali Kota Pangkalpinang", core::Capacity::definitive}})
                       : style::signer_block(who, made.kind.names);
    made.authority = who.position_name;
    if (which != Case::several) return;
    const std::pair<const char*, const char*> others[] = {
        {"Kepala Dinas Kesehatan", "dr. Ratna Kusumawardani, M.K.M."},
        {"Kepala Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan, dan Perlindungan Anak",
         "Hendra Gunawan Saputra, S.Sos., M.A.P."},
        {"Inspektur", "Maria Ulfa, S.E., M.Ak., CGCAE"}};
    auto other = who;
    other.position_kind = "pimpinan_tinggi";
    for (const auto& [position, titled] : others) {
        other.position_name = position;
        other.plain_name = other.titled_name = titled;
        other.capacity = made.cosigners.empty() ? core::Capacity::daily : core::Capacity::definitive;
        made.cosigners.push_back(style::signer_block(other, made.kind.names));
    }
}

}  // namespace

std::string_view name(Case which) {
    switch (which) {
        case Case::little: return "short";
        case Case::much: return "long";
        case Case::nasty: return "nasty";
        case Case::empty: return "empty";
        case Case::several: return "several";
    }
    return "";
}

std::string name(const Piece& piece) {
    return piece.profile + "." + (piece.head.empty() ? piece.kind : "kop_" + piece.head) + "." + std::string(name(piece.which));
}

std::vector<Piece> pieces() {
    std::vector<Piece> made;
    for (const auto& [code, definition] : style::shipped(style::Thing::kind))
        for (const auto which : all_cases) made.push_back({city_profile, code, which, ""});
    for (const auto& head : heads())
        for (const auto which : head_cases) made.push_back({city_profile, "", which, head});
    for (const char* code : {"keputusan", "nota_dinas", "perjanjian_kerja_sama", "surat_dinas", "surat_edaran", "surat_tugas"})
        for (const auto which : all_cases) made.push_back({"anri_5_2021", code, which, ""});
    for (const char* code : {"berita_acara", "nota_kesepahaman", "notula"})
        made.push_back({city_profile, code, Case::several, ""});
    return made;
}

style::Sheet sheet(const Piece& piece) {
    if (!piece.head.empty()) return headed_sheet(piece);
    const auto kind = shipped(style::Thing::kind, piece.kind, style::kind_from);
    auto made = style::sample_sheet(kind, shipped(style::Thing::profile, piece.profile, style::profile_from),
                                    head(kind, piece.which), "Pangkalpinang");
    const auto checked = style::values_from(kind, Writer(kind, piece.which).all());
    if (!checked) throw std::runtime_error(name(piece) + ": " + checked.faults().front().field + " " + checked.faults().front().key);
    made.values = piece.which == Case::empty ? style::presets(kind) : checked.value();
    if (piece.which == Case::nasty) {
        made.subject = endless_subject();
        made.number = "000.1.5.12.34/12345/DISKOMINFO-BIDANG-APLIKASI/XI/2026";
        made.urgency = "Sangat Segera";
        made.access = classification::AccessClass::secret;
    }
    address(made, piece.which);
    signs(made, piece.which);
    made.verify_url = "https://naskah.pangkalpinang.example/v/AAAAAAAAAAAAAAAAAAAAAA";
    if (piece.which == Case::empty) {
        made.draft = true;
        made.subject = made.verify_url = "";
        made.number = "000.1.5/…/DISKOMINFO";
        made.date.reset();
    }
    return made;
}

namespace {

core::Bytes shape(const std::array<int, 3>& colour, const std::function<bool(int, int)>& inside) {
    core::pdf::Pixels made{80, 100, 3, {}};
    for (int y = 0; y < made.height; ++y)
        for (int x = 0; x < made.width; ++x)
            for (const int part : colour) made.data.push_back(static_cast<std::uint8_t>(inside(x, y) ? part : 0xff));
    return core::pdf::encode_png(made);
}

}  // namespace

style::Drawings emblems() {
    const auto round = [](int x, int y) { return (x - 40) * (x - 40) + (y - 50) * (y - 50) < 1600; };
    const auto shield = shape({0x2b, 0x6c, 0x4f}, [](int x, int y) {
        return y < 60 || (x - 40) * (x - 40) + (y - 60) * (y - 60) < 1600;
    });
    return {{core::sha256("shield").hex(), shield},
            {core::sha256(std::string(style::name(style::Emblem::region))).hex(), shield},
            {core::sha256(std::string(style::name(style::Emblem::state))).hex(), shape({0xb8, 0x8a, 0x2e}, round)},
            {core::sha256(std::string(style::name(style::Emblem::own))).hex(), shape({0x2e, 0x5a, 0xa8}, round)}};
}

}  // namespace gallery
