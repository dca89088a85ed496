// SPDX-License-Identifier: Apache-2.0
#include "packages/domain/account.h"

#include <charconv>

#include "core/base/clock.h"

namespace packages {
namespace {

using archive::Account;

class Writer {
  public:
    explicit Writer(std::string_view kind) { told_.kind = kind; }
    Writer& text(const char* name, const std::string& value) {
        if (!value.empty()) told_.values[name] = value;
        return *this;
    }
    Writer& day(const char* name, const std::optional<core::Date>& value) {
        if (value) told_.values[name] = core::iso(*value);
        return *this;
    }
    Writer& number(const char* name, const std::optional<int>& value) {
        if (value) told_.values[name] = std::to_string(*value);
        return *this;
    }
    Told done() { return std::move(told_); }

  private:
    Told told_;
};

class Reader {
  public:
    explicit Reader(const Told& told) : told_(told) {}
    std::string text(const char* name) const {
        const auto found = told_.values.find(name);
        return found == told_.values.end() ? std::string() : found->second;
    }
    std::optional<core::Date> day(const char* name) const {
        const auto value = text(name);
        return value.empty() ? std::nullopt : std::optional(core::parse_date(value));
    }
    std::optional<int> number(const char* name) const {
        const auto value = text(name);
        int read = 0;
        const auto [at, failed] = std::from_chars(value.data(), value.data() + value.size(), read);
        if (failed != std::errc() || at != value.data() + value.size()) return std::nullopt;
        return read;
    }

  private:
    const Told& told_;
};

Told written(const Account::Event& event) {
    return Writer(told_event).text("pemicu", event.trigger).text("nama", event.name).day("tanggal", event.on)
        .text("bukti", event.evidence).text("dasar", event.basis).day("tanggal_dasar", event.basis_on).done();
}

Told written(const Account::Mark& mark) {
    return Writer(told_mark).text("jenis", mark.kind).text("kategori", mark.category).text("perlindungan", mark.protection)
        .text("alasan", mark.reason).day("tinjau", mark.review).day("kegiatan_berakhir", mark.ended)
        .day("dilaporkan", mark.reported).text("nomor_laporan", mark.report_number).day("salinan_autentik", mark.copied)
        .text("nomor_salinan", mark.copy_number).text("tempat_duplikat", mark.copy_place).done();
}

Told written(const Account::Exception& apart) {
    return Writer(told_exception).number("item", apart.item).text("jenis", apart.kind).text("alasan", apart.reason)
        .number("tahun_aktif", apart.active_years).number("tahun_inaktif", apart.inactive_years).done();
}

Told written(const Account::Judgement& judged) {
    return Writer(told_judgement).text("putusan", judged.verdict).number("tahun", judged.years).day("tanggal", judged.on)
        .text("surat", judged.paper).text("alasan", judged.reason).done();
}

Told written(const Account::Reference& reference) {
    return Writer(told_reference).text("berkas", reference.dossier).text("nomor", reference.number)
        .text("alasan", reference.reason).text("berkas_asal", reference.origin)
        .text("arah", reference.from_here ? "ke" : "dari").done();
}

Told written(const Account::Rule& rule) {
    return Writer(told_rule).text("edisi", rule.edition).text("kode", rule.code).text("pemicu", rule.trigger)
        .text("nasib", rule.fate).text("pengecualian", rule.exception).number("tahun_aktif", rule.active_years)
        .number("tahun_inaktif", rule.inactive_years).done();
}

}  // namespace

std::vector<Told> told_of(const Account& account) {
    std::vector<Told> all;
    if (account.rule) all.push_back(written(*account.rule));
    for (const auto& each : account.events) all.push_back(written(each));
    for (const auto& each : account.marks) all.push_back(written(each));
    for (const auto& each : account.exceptions) all.push_back(written(each));
    if (account.judged) all.push_back(written(*account.judged));
    for (const auto& each : account.references) all.push_back(written(each));
    return all;
}

void tell(Account& account, const Told& told) {
    const Reader from(told);
    if (told.kind == told_event)
        account.events.push_back({from.text("pemicu"), from.text("nama"), from.text("bukti"), from.text("dasar"),
                                  from.day("tanggal").value_or(core::Date{}), from.day("tanggal_dasar")});
    else if (told.kind == told_mark)
        account.marks.push_back({from.text("jenis"), from.text("kategori"), from.text("perlindungan"), from.text("alasan"),
                                 from.text("nomor_laporan"), from.text("nomor_salinan"), from.day("tinjau"),
                                 from.day("kegiatan_berakhir"), from.day("dilaporkan"), from.day("salinan_autentik"),
                                 from.text("tempat_duplikat")});
    else if (told.kind == told_exception)
        account.exceptions.push_back({from.number("item").value_or(0), from.text("jenis"), from.text("alasan"),
                                      from.number("tahun_aktif"), from.number("tahun_inaktif")});
    else if (told.kind == told_judgement)
        account.judged = {from.text("putusan"), from.text("surat"), from.text("alasan"), from.number("tahun").value_or(0),
                          from.day("tanggal").value_or(core::Date{})};
    else if (told.kind == told_reference)
        account.references.push_back({from.text("berkas"), from.text("nomor"), from.text("alasan"), from.text("berkas_asal"),
                                      from.text("arah") != "dari"});
    else if (told.kind == told_rule)
        account.rule = {from.text("edisi"), from.text("kode"), from.text("pemicu"), from.text("nasib"),
                        from.text("pengecualian"), from.number("tahun_aktif").value_or(0),
                        from.number("tahun_inaktif").value_or(0)};
}

}  // namespace packages
