// SPDX-License-Identifier: Apache-2.0
#include "style/placeholders.h"

#include <algorithm>
#include <array>

#include "core/pdf/placeholders.h"

namespace style {

std::string_view name(Fills fills) {
    constexpr std::array<std::string_view, 16> names{"number", "date",    "mark",        "name", "position", "rank",
                                                     "nip",    "subject", "nature",      "attachments", "to", "copies",
                                                     "place",  "agency",  "unit",        "kind"};
    return names[static_cast<std::size_t>(fills)];
}

const std::vector<PlaceholderNames>& placeholders() {
    static const std::vector<PlaceholderNames> all{
        {Fills::number, {"nomor", "nomor_naskah", "nomor_surat"}},
        {Fills::date, {"tanggal", "tanggal_naskah", "tanggal_surat"}},
        {Fills::mark, {"ttd", "ttd_pengirim", "ttd_penandatangan"}},
        {Fills::name, {"nama_pengirim", "nama_penandatangan"}},
        {Fills::position, {"jabatan_pengirim", "jabatan_penandatangan"}},
        {Fills::rank, {"pangkat_pengirim", "pangkat_penandatangan"}},
        {Fills::nip, {"nip_pengirim", "nip_penandatangan"}},
        {Fills::subject, {"hal", "perihal"}},
        {Fills::nature, {"sifat", "sifat_naskah"}},
        {Fills::attachments, {"lampiran"}},
        {Fills::to, {"kepada", "tujuan"}},
        {Fills::copies, {"tembusan"}},
        {Fills::place, {"tempat"}},
        {Fills::agency, {"instansi"}},
        {Fills::unit, {"unit"}},
        {Fills::kind, {"jenis"}}};
    return all;
}

const std::vector<std::string>& names_of(Fills fills) {
    return placeholders().at(static_cast<std::size_t>(fills)).names;
}

const PlaceholderNames* placeholder(std::string_view name) {
    for (const auto& each : placeholders())
        if (std::find(each.names.begin(), each.names.end(), name) != each.names.end()) return &each;
    return nullptr;
}

std::vector<Fills> lacking(const std::vector<std::string>& placeholders, bool numbered) {
    std::vector<Fills> wanted{Fills::date, Fills::mark};
    if (numbered) wanted.insert(wanted.begin(), Fills::number);
    for (const auto& each : placeholders)
        if (const auto* known = placeholder(each)) std::erase(wanted, known->fills);
    return wanted;
}

std::vector<std::string> placeholders_named_in(std::string_view text) {
    std::vector<std::string> names;
    for (auto& each : core::pdf::placeholders_in(text))
        if (std::find(names.begin(), names.end(), each.name) == names.end()) names.push_back(std::move(each.name));
    return names;
}

}  // namespace style
