// SPDX-License-Identifier: Apache-2.0
// How the routes of mail are asked: letters in mailboxes, dispositions, deadlines, notices.
#include "tests/flow/town.h"

namespace tests {

using core::Json;

Town::Acts Town::mail_acts() {
    const Json disposal{{"to", {ids_["receiver"]}},      {"responsible", ids_["receiver"]},
                        {"instructions", Json::array()}, {"note", "Pelajari dan laporkan."},
                        {"due", "2030-01-15"}};
    Json days = disposal;
    days.erase("due");
    days["due_days"] = 3;
    const Json scan{{"sender", "Badan Pusat Statistik"}, {"number", "B-12/BPS/2026"},
                    {"subject", "Permintaan data layanan"}, {"date", "2026-11-02"},
                    {"received", "2026-11-03"}, {"received_confirmed", "1"}, {"position", position_id(person("clerk"), "DISKOMINFO.KADIS")},
                    {"access", "biasa"}, {"urgency", "biasa"}, {"classification", "000.1.5"}};
    const Json occasion{{"event_day", "2030-01-15"}, {"event_from", "10.00"}, {"event_place", "Aula"}};
    return {
        {"POST /incoming", {"clerk", scan, {"sender", "number", "subject", "date", "received", "position"}, "pindai.pdf"}},
        {"POST /intake", {"clerk", Json::object(), {}, "pindai.pdf"}},
        {"POST /intake/act", {"clerk", {{"act", "read"}, {"arrivals", {ids_["arrival"]}}}, {"act", "arrivals"}}},
        {"POST /intake/refusals/{id}/seen", {"clerk"}},
        {"POST /intake/{id}/discard", {"clerk", {{"reason", "Brosur, bukan surat."}}, {"reason"}}},
        {"POST /intake/{id}/release", {"admin", {{"reason", "Sudah diperiksa."}}, {"reason"}}},
        {"POST /intake/{id}/remove", {"admin", {{"reason", "Terinfeksi."}}, {"reason"}}},
        {"POST /intake/{id}/move", {"clerk", {{"mailroom", ids_["unit"]}, {"note", "Salah alamat."}}, {"mailroom"}}},
        {"POST /intake/{id}/read", {"clerk"}},
        {"POST /intake/{id}/pages", {"clerk", {{"act", "arrange"}, {"turn.1", 90}}, {"act"}}},
        {"POST /api/v1/intake", {"clerk", Json::object(), {}, "pindai.pdf"}},
        {"POST /api/v1/intake/merge", {"clerk", {{"arrivals", {ids_["arrival"], ids_["draft"]}}}, {"arrivals"}}},
        {"POST /api/v1/intake/refusals/{id}/seen", {"clerk"}},
        {"POST /api/v1/intake/{id}/discard", {"clerk", {{"reason", "Brosur, bukan surat."}}, {"reason"}}},
        {"POST /api/v1/intake/{id}/release", {"admin", {{"reason", "Sudah diperiksa."}}, {"reason"}}},
        {"POST /api/v1/intake/{id}/remove", {"admin", {{"reason", "Terinfeksi."}}, {"reason"}}},
        {"POST /api/v1/intake/{id}/move", {"clerk", {{"mailroom", ids_["unit"]}}, {"mailroom"}}},
        {"POST /api/v1/intake/{id}/read", {"clerk"}},
        {"POST /api/v1/intake/{id}/split", {"clerk", {{"letters", Json::array({Json::array({1}), Json::array({2})})}}, {"letters"}}},
        {"PUT /api/v1/intake/{id}/pages", {"clerk", {{"pages", Json::array({Json{{"page", 1}, {"turn", 90}}})}}, {"pages"}}},
        {"POST /incoming/{id}/dispose", {"secretary", days, {"to"}}},
        {"POST /incoming/{id}/mark", {"secretary", {{"mark", "today"}, {"note", "Rapat pukul 10.00."}}}},
        {"PUT /api/v1/incoming/{id}/mark", {"secretary", {{"mark", "today"}, {"note", "Rapat pukul 10.00."}}}},
        {"POST /incoming/{id}/close", {"secretary", {{"note", "Selesai."}}, {"note"}}},
        {"POST /incoming/{id}/attendance", {"secretary", {{"stance", "attending"}}, {"stance"}}},
        {"POST /api/v1/incoming/{id}/attendance", {"secretary", {{"stance", "attending"}}, {"stance"}}},
        {"POST /incoming/{id}/invitation", {"mail clerk", occasion, {"event_day", "event_from", "event_place"}}},
        {"PUT /api/v1/incoming/{id}/invitation", {"mail clerk", occasion, {"event_day", "event_from", "event_place"}}},
        {"DELETE /api/v1/incoming/{id}/invitation", {"mail clerk"}},
        {"POST /incoming/{id}/answer", {"secretary", {{"relation", "replies"}}, {"relation"}}},
        {"POST /api/v1/incoming/{id}/answer", {"secretary", {{"relation", "replies"}}, {"relation"}}},
        {"POST /dispositions/{id}/report", {"receiver", {{"report", "Sudah dikerjakan."}}, {"report"}}},
        {"POST /dispositions/{id}/accept", {"secretary"}},
        {"POST /dispositions/{id}/return", {"secretary", {{"note", "Lengkapi."}}}},
        {"POST /dispositions/{id}/withdraw", {"secretary"}},
        {"POST /api/v1/incoming", {"clerk", scan, {"sender", "number", "subject", "date", "received", "position"}, "pindai.pdf"}},
        {"POST /api/v1/incoming/{id}/read", {"secretary"}},
        {"POST /api/v1/incoming/{id}/dispose", {"secretary", disposal, {"to"}}},
        {"POST /api/v1/incoming/{id}/report", {"receiver", {{"report", "Sudah dikerjakan."}}, {"report"}}},
        {"POST /api/v1/incoming/{id}/close", {"secretary", {{"note", "Selesai."}}, {"note"}}},
        {"POST /api/v1/dispositions/{id}/report", {"receiver", {{"report", "Sudah dikerjakan."}}, {"report"}}},
        {"POST /api/v1/dispositions/{id}/accept", {"secretary"}},
        {"POST /api/v1/dispositions/{id}/return", {"secretary", {{"note", "Lengkapi."}}}},
        {"POST /api/v1/dispositions/{id}/withdraw", {"secretary"}},
    };
}

Town::Acts Town::disposition_acts() {
    const Json disposal{{"to", {ids_["receiver"]}}, {"responsible", ids_["receiver"]}, {"note", "Pelajari dan laporkan."},
                        {"due", "2030-01-15"}};
    Json days = disposal;
    days.erase("due");
    days["due_days"] = 3;
    const Json why{{"reason", "Bukan urusan unit ini."}}, onward{{"to", ids_["receiver"]}, {"note", "Mohon ditangani."}},
        elsewhere{{"position", ids_["receiver"]}, {"reason", "Salah alamat."}},
        correction{{"number", "B/77/LM"}, {"reason", "Salah ketik."}},
        served{{"unit", ids_["unit"]}, {"mailroom", ids_["secretary unit"]}},
        rule{{"giver_kind", "administrator"}, {"receiver_kind", "pengawas"}, {"allowed", true}, {"note", "Keputusan uji"}};
    Json ticked = rule;
    ticked["allowed"] = "1";
    Json alike = days;
    alike["letter"] = ids_["incoming"];
    return {
        {"POST /dispositions/{id}/decline", {"receiver", why, {"reason"}}},
        {"POST /dispositions/{id}/forward", {"receiver", onward, {"to", "note"}}},
        {"POST /dispositions/accept", {"secretary", {{"branch", ids_["branch"]}}, {"branch"}}},
        {"POST /incoming/{id}/prepare", {"mail clerk", days, {"to"}}},
        {"POST /incoming/{id}/prepared/give", {"secretary"}},
        {"POST /incoming/{id}/prepared/drop", {"secretary"}},
        {"POST /incoming/{id}/withdraw", {"secretary", {{"disposition", ids_["disposition"]}}, {"disposition"}}},
        {"POST /incoming/{id}/reopen", {"secretary", why, {"reason"}}},
        {"POST /incoming/{id}/redirect", {"secretary", elsewhere, {"position", "reason"}}},
        {"POST /incoming/{id}/class", {"secretary", {{"access", "terbatas"}, {"reason", "Memuat data pegawai."}}, {"access", "reason"}}},
        {"POST /api/v1/incoming/{id}/class", {"secretary", {{"access", "terbatas"}, {"reason", "Memuat data pegawai."}}, {"access", "reason"}}},
        {"POST /incoming/{id}/correct", {"mail clerk", correction, {"reason"}}},
        {"POST /api/v1/incoming/{id}/correct", {"mail clerk", correction, {"reason"}}},
        {"POST /incoming/{id}/duplicate", {"mail clerk", {{"agenda", "1/2026"}}, {"agenda"}}},
        {"POST /api/v1/incoming/{id}/duplicate", {"mail clerk", {{"agenda", "1/2026"}}, {"agenda"}}},
        {"POST /incoming/{id}/class/keep", {"secretary", why, {"reason"}}},
        {"POST /api/v1/incoming/{id}/class/keep", {"secretary", why, {"reason"}}},
        {"POST /incoming/{id}/refuse", {"secretary", why, {"reason"}}},
        {"POST /incoming/instructions", {"clerk", {{"name", "Arsipkan di berkas kegiatan"}}, {"name"}}},
        {"POST /incoming/rules", {"admin", ticked, {"note"}}},
        {"POST /incoming/mailrooms", {"admin", served, {"unit"}}},
        {"PUT /api/v1/incoming-mailrooms", {"admin", served, {"unit"}}},
        {"POST /incoming/rules/drop", {"admin", {{"rule", ids_["draft"]}}, {"rule"}}},
        {"POST /incoming/many", {"secretary", {{"act", "read"}, {"letter", ids_["incoming"]}}, {"act", "letter"}}},
        {"POST /incoming/dispose-many", {"secretary", alike, {"to", "letter"}}},
        {"POST /api/v1/dispositions/{id}/decline", {"receiver", why, {"reason"}}},
        {"POST /api/v1/dispositions/{id}/forward", {"receiver", onward, {"to", "note"}}},
        {"POST /api/v1/incoming/{id}/prepare", {"mail clerk", disposal, {"to"}}},
        {"POST /api/v1/incoming/{id}/prepared/give", {"secretary"}},
        {"DELETE /api/v1/incoming/{id}/prepared", {"secretary"}},
        {"POST /api/v1/incoming/{id}/withdraw", {"secretary", {{"disposition", ids_["disposition"]}}, {"disposition"}}},
        {"POST /api/v1/incoming/{id}/reopen", {"secretary", why, {"reason"}}},
        {"POST /api/v1/incoming/{id}/redirect", {"secretary", elsewhere, {"position", "reason"}}},
        {"POST /api/v1/incoming/{id}/refuse", {"secretary", why, {"reason"}}},
        {"PUT /api/v1/incoming-instructions", {"clerk", {{"name", "Arsipkan di berkas kegiatan"}}, {"name"}}},
        {"POST /api/v1/incoming-rules", {"admin", rule, {"note"}}},
        {"DELETE /api/v1/incoming-rules/{rule}", {"admin"}},
        {"POST /api/v1/incoming-many", {"secretary", {{"act", "read"}, {"letters", {ids_["incoming"]}}}, {"act", "letters"}}},
        {"POST /dispositions/report", {"receiver", {{"branch", ids_["branch"]}, {"report", "Sudah dikerjakan."}}, {"branch", "report"}}},
        {"POST /api/v1/incoming-report-many", {"receiver", {{"branches", {ids_["branch"]}}, {"report", "Sudah dikerjakan."}}, {"branches", "report"}}},
        {"POST /api/v1/incoming-accept-many", {"secretary", {{"branches", {ids_["branch"]}}}, {"branches"}}},
    };
}

Town::Acts Town::deadline_acts() {
    const Json pause{{"reason", "Menunggu data dari instansi lain."}, {"until", "2030-01-15"}};
    const Json declined{{"note", "Laporan diperlukan untuk rapat hari Senin."}};
    const Json day{{"day", "2030-01-15"}, {"name", "Hari libur uji"}, {"kind", "holiday"}};
    Json hours{{"name", "Ramadan"}, {"first", "2030-01-07"}, {"last", "2030-02-05"}};
    for (const char* each : {"monday", "friday"})
        for (const auto& [which, time] : {std::pair("opens", "08.00"), {"breaks", "12.00"}, {"resumes", "12.30"}, {"closes", "15.00"}})
            hours[std::string(each) + "_" + which] = time;
    const Json rule{{"step", "initial"}, {"urgency", "segera"}, {"measure", "days"}};
    const Json why{{"reason", "Salah mencatat."}};
    const Json outage{{"from", "2026-01-06T02:00:00Z"}, {"until", "2026-01-06T03:00:00Z"}, {"touched", {"power"}},
                      {"reason", "Listrik padam."}};
    const Json failed{{"from_day", "2026-01-06"}, {"from_time", "09:00"}, {"until_day", "2026-01-06"},
                      {"until_time", "10:00"}, {"touched", {"power"}}, {"reason", "Listrik padam."}};
    const std::vector<std::string> all_hours{"name", "monday_opens", "friday_closes"};
    return {
        {"POST /deadlines/{id}/pause", {"section", pause, {"reason", "until"}}},
        {"POST /deadlines/{id}/resume", {"section"}},
        {"POST /deadlines/urge", {"head", {{"wait", ids_["wait"]}}, {"wait"}}},
        {"POST /api/v1/deadlines-urge-many", {"head", {{"wait", {ids_["wait"]}}}, {"wait"}}},
        {"POST /deadlines/{id}/ask", {"section", pause, {"reason", "until"}}},
        {"POST /deadlines/{id}/answer", {"section", declined, {"note"}}},
        {"POST /deadlines/{id}/urge", {"head"}},
        {"POST /deadlines/calendar/days", {"admin", day, {"day", "name"}}},
        {"POST /deadlines/calendar/days/remove", {"admin", {{"day", "2030-01-15"}}, {"day"}}},
        {"POST /deadlines/calendar/import", {"admin", Json::object(), {}, "pindai.pdf"}},
        {"POST /deadlines/calendar/hours", {"admin", hours, all_hours}},
        {"POST /deadlines/calendar/hours/remove", {"admin", {{"first", "2030-01-07"}}, {"first"}}},
        {"POST /deadlines/calendar/years", {"admin", {{"year", "2030"}, {"whole", "1"}}, {"year"}}},
        {"POST /deadlines/calendar/zones", {"admin", {{"unit", ids_["unit"]}, {"zone", "WITA"}}, {"unit"}}},
        {"POST /deadlines/rules", {"admin", rule, {"step", "urgency", "measure"}}},
        {"POST /deadlines/outages", {"admin", failed, {"from_day", "from_time", "until_day", "until_time", "touched", "reason"}}},
        {"POST /deadlines/outages/{id}/revoke", {"admin", why, {"reason"}}},
        {"POST /deadlines/outages/{id}/dismiss", {"admin", why, {"reason"}}},
        {"POST /api/v1/deadlines-outages", {"admin", outage, {"from", "until", "touched", "reason"}}},
        {"POST /api/v1/deadlines-outages/{id}/revoke", {"admin", why, {"reason"}}},
        {"POST /api/v1/deadlines-outages/{id}/dismiss", {"admin", why, {"reason"}}},
        {"POST /api/v1/deadlines/{id}/pause", {"section", pause, {"reason", "until"}}},
        {"POST /api/v1/deadlines/{id}/resume", {"section"}},
        {"POST /api/v1/deadlines/{id}/ask", {"section", pause, {"reason", "until"}}},
        {"POST /api/v1/deadlines/{id}/answer", {"section", declined, {"note"}}},
        {"POST /api/v1/deadlines/{id}/urge", {"head"}},
        {"POST /api/v1/deadlines-calendar/days", {"admin", day, {"day", "name"}}},
        {"DELETE /api/v1/deadlines-calendar/days/{day}", {"admin"}},
        {"POST /api/v1/deadlines-calendar/hours", {"admin", hours, all_hours}},
        {"POST /api/v1/deadlines-calendar/years", {"admin", {{"year", 2030}, {"whole", true}}, {"year"}}},
        {"PUT /api/v1/deadlines-rules", {"admin", rule, {"step", "urgency", "measure"}}},
    };
}

Town::Acts Town::notice_acts() {
    const Json form{{"hours", "07.30, 13.00"}, {"working_days", "1"}, {"quiet_from", "19.00"}, {"quiet_until", "06.00"}};
    const Json api{{"hours", {"07:30"}}, {"working_days", true}, {"quiet_from", "19:00"}, {"quiet_until", "06:00"}, {"kinds", Json::array()}};
    Json own = form, own_api = api;
    for (Json* each : {&own, &own_api}) (*each)["email"] = "nama@pangkalpinangkota.go.id";
    const Json gateway{{"url", "https://gerbang.contoh.id/kirim"}, {"body", "{\"a\": \"{{address}}\", \"b\": \"{{text}}\"}"},
                       {"seconds", 5}};
    const std::string base = "/api/v1/notices";
    return {
        {"POST /notices/read", {"drafter", {{"until", "1"}}}},
        {"POST /notices/{id}/read", {"drafter"}},
        {"POST /notices/{id}/open", {"drafter"}},
        {"POST /notices/settings", {"drafter", own}},
        {"POST /notices/defaults", {"admin", form}},
        {"POST /notices/gateways/{code}", {"admin", gateway, {"url", "body"}}},
        {"POST /notices/failures/{id}/retry", {"admin"}},
        {"POST /notices/channels/{code}/test", {"admin"}},
        {"POST " + base + "/read", {"drafter", {{"until", 1}}}},
        {"POST " + base + "/{id}/read", {"drafter"}},
        {"PUT " + base + "/settings", {"drafter", own_api}},
        {"PUT " + base + "/defaults", {"admin", api}},
        {"PUT " + base + "/gateways/{code}", {"admin", gateway, {"url", "body"}}},
        {"POST " + base + "/failures/{id}/retry", {"admin"}},
        {"POST " + base + "/channels/{code}/test", {"admin"}},
    };
}

// What came beside a letter, and what goes back to its sender.
Town::Acts Town::beside_acts() {
    return {
        {"POST /intake/{id}/letter", {"clerk", {{"file", 1}}, {"file"}}},
        {"POST /api/v1/intake/{id}/letter", {"clerk", {{"file", 1}}, {"file"}}},
        {"POST /incoming/{id}/receipt", {"clerk"}},
        {"POST /api/v1/incoming/{id}/receipt", {"clerk"}},
    };
}

Town::Acts Town::search_acts() {
    const Json sought{{"q", "laporan"}}, keeping{{"name", "Laporan aplikasi"}, {"shared", true}, {"alert", true}};
    Json keep = keeping, on_page{{"name", "Laporan aplikasi"}, {"shared", "1"}}, keep_on_page = on_page;
    keep["q"] = keep_on_page["q"] = "laporan";
    return {
        {"POST /searches", {"drafter", keep_on_page, {"name"}}},
        {"POST /searches/{id}", {"drafter", on_page, {"name"}}},
        {"POST /searches/{id}/remove", {"drafter"}},
        {"POST /selections", {"drafter", sought, {"q"}}},
        {"POST /selections/{id}/export", {"drafter", {{"form", "archive.berkas"}}}},
        {"POST /exports/{id}/stop", {"drafter"}},
        {"POST /api/v1/searches", {"drafter", keep, {"name"}}},
        {"PUT /api/v1/searches/{id}", {"drafter", keeping, {"name"}}},
        {"DELETE /api/v1/searches/{id}", {"drafter"}},
        {"POST /api/v1/selections", {"drafter", sought, {"q"}}},
        {"POST /api/v1/selections/{id}/exports", {"drafter", {{"form", "archive.berkas"}}}},
        {"POST /api/v1/exports/{id}/stop", {"drafter"}},
    };
}

// What was just done, taken back.
Town::Acts Town::undo_acts() {
    return {
        {"POST /batches/{id}/undo", {"drafter"}},
        {"POST /api/v1/batches/{id}/undo", {"drafter"}},
        {"POST /directory/delegations/{id}/undo", {"admin"}},
        {"POST /api/v1/directory/delegations/{id}/undo", {"admin"}},
        {"POST /directory/mailboxes/{id}/undo", {"admin"}},
        {"POST /api/v1/directory/mailbox-grants/{id}/undo", {"admin"}},
        {"POST /intake/{id}/undo", {"clerk", {{"act", "discarded"}}, {"act"}}},
        {"POST /api/v1/intake/{id}/undo", {"clerk", {{"act", "discarded"}}, {"act"}}},
        {"POST /incoming/{id}/undo", {"secretary", {{"act", "sorted"}}, {"act"}}},
        {"POST /api/v1/incoming/{id}/undo", {"secretary", {{"act", "sorted"}}, {"act"}}},
    };
}

}  // namespace tests
