// SPDX-License-Identifier: Apache-2.0
// The small office of the incoming room with a tray before it.
#pragma once

#include "core/pdf/regroup.h"
#include "core/pdf/write.h"
#include "incoming/tests/kit.h"
#include "intake/reading/separators.h"
#include "intake/service/services.h"

namespace intake {

namespace embedded {
extern const core::Embedded migrations;   // built into the room
}

class NoVerdicts final : public signing::Verifications {
  public:
    core::Json judge(const core::Context&, core::ByteView, const signing::Asked&) override { return nullptr; }
};

class OneCode final : public classification::Instruments {
  public:
    using Tx = core::db::Tx;
    std::optional<classification::Code> code(Tx&, std::string_view code) override {
        if (code != "400.7") return std::nullopt;
        return classification::Code{"400.7", "Kesehatan", "400", true, true};
    }
    std::vector<classification::Code> children(Tx&, std::string_view) override { return {}; }
    std::vector<classification::Code> search(Tx&, std::string_view, int) override { return {}; }
    std::optional<classification::RetentionRule> retention(Tx&, const classification::Matter&,
                                                           const std::optional<core::Date>&) override {
        return {};
    }
    std::optional<std::string> another(Tx&, const classification::Matter&) override { return {}; }
    std::vector<std::string> kin(core::db::Tx&, std::string_view) override { return {}; }
    classification::AccessClass access(Tx&, std::string_view) override { return {}; }
};

class MadeUpScanner final : public Scanner {
  public:
    bool on = false;
    Scanned says;
    int asked = 0;
    bool used() const override { return on; }
    Scanned scan(core::ByteView) override {
        ++asked;
        return says;
    }
    bool answers() override { return true; }
};

inline core::Bytes pdf_of(const std::vector<std::string>& lines, core::pdf::Setup setup = {}) {
    core::pdf::Document document;
    for (const auto& line : lines) {
        core::pdf::Paragraph paragraph;
        paragraph.runs = {{line.empty() ? " " : line, {}}};
        document.push_back(paragraph);
    }
    return core::pdf::write(document, setup, NASKAH_FONTS).bytes;
}

inline core::Bytes letter_pdf(const std::string& number, const std::string& subject) {
    return pdf_of({"PEMERINTAH KOTA PANGKALPINANG", "DINAS KESEHATAN", "Jalan Rasakunda Nomor 12", "",
                   "Pangkalpinang, 20 November 2026", "", "Nomor : " + number, "Sifat : Segera", "Hal : " + subject, "",
                   "Yth. Sekretaris Daerah", "", "Dengan hormat kami sampaikan bahwa rapat diadakan pekan depan."});
}

inline core::Bytes bound(const std::vector<core::Bytes>& files) {
    std::vector<core::pdf::Take> takes;
    for (std::size_t i = 0; i < files.size(); ++i) takes.push_back({0, 0, i});
    return core::pdf::regroup({files.begin(), files.end()}, takes);
}

class IntakeOffice : public incoming::IncomingOffice {
  protected:
    void SetUp() override {
        incoming::IncomingOffice::SetUp();
        if (IsSkipped()) return;
        tray = std::make_unique<Services>(parts(reader));
        incoming::IncomingOffice::room->registry.serve(tray->papers);
    }
    std::vector<core::db::Migrations> migrations() const override {
        return {{"incoming", incoming::embedded::migrations}, {"intake", embedded::migrations}};
    }
    Parts parts(const Ocr& ocr) {
        return {place->db(), *blobs, clock, core::Zone::wib, office, codes, verdicts, scanner, ocr, NASKAH_FONTS,
                core::docx::Converter("off"), core::pdf::Pictures(place->folder() / "pictures"), {}};
    }
    core::Context clerk() { return as(3); }
    core::Context administrator() {
        auto ctx = as(4);
        ctx.actor.rights.insert("intake.release");
        return ctx;
    }
    ArrivalId put(core::ByteView bytes, const std::string& name = "surat.pdf") {
        const auto taken = tray->receiving.upload(clerk(), {{name, bytes}});
        if (taken.at(0).refused) throw *taken[0].refused;
        return *taken[0].arrival;
    }
    ArrivalId ready(core::ByteView bytes, const std::string& name = "surat.pdf") {
        const auto id = put(bytes, name);
        work_off();
        return id;
    }
    // Everything due, as the worker would.
    void work_off() {
        std::vector<ArrivalId> open;
        do {
            open.clear();
            Wish wish;
            wish.show = Show::waiting;
            for (const auto& line : tray->tray.tray(clerk(), wish).page.lines)
                if (line.waits.empty()) open.push_back(line.id);
            for (const auto& id : open) tray->work.run(id);
        } while (!open.empty());
    }
    Arrival arrival(ArrivalId id) {
        return place->db().read([&](core::db::Tx& tx) { return tray->parts.arrivals.get(tx, id); });
    }
    std::vector<Line> shown(Show show) {
        Wish wish;
        wish.show = show;
        return tray->tray.tray(clerk(), wish).page.lines;
    }
    std::string value_of(const Arrival& of, std::string_view field) {
        for (const auto& each : of.found)
            if (each.field == field) return each.value;
        return "";
    }
    incoming::Registration registration(const ArrivalId& id) {
        incoming::Registration wish;
        wish.paper = id.text();
        wish.sender = "Dinas Kesehatan Kota Pangkalpinang";
        wish.number = "400.7/1/DINKES/2026";
        wish.subject = "Undangan";
        wish.date = core::parse_date("2026-11-20");
        wish.received = core::parse_date("2026-11-23");
        wish.position = office.all[0].id;
        return wish;
    }

    NoVerdicts verdicts;
    OneCode codes;
    MadeUpScanner scanner;
    Ocr reader;
    std::unique_ptr<Services> tray;
};

}  // namespace intake
