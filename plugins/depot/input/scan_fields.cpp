// SPDX-License-Identifier: Apache-2.0
#include "depot/input/scan_fields.h"

namespace depot::input {

using core::http::Given;

ScanWish scan_from(Given given) {
    ScanWish wish;
    constexpr std::size_t most = 500;
    constexpr int most_dpi = 10'000;
    const auto needed = [&](const char* field) {
        auto text = given.line(field);
        if (text.empty()) given.fault(field, std::string("depot.fault.scan.") + field);
        return text;
    };
    wish.title = needed("title");
    wish.method = needed("method");
    wish.device = given.line("device");
    wish.format = needed("format");
    wish.medium_from = needed("medium_from");
    wish.medium_to = needed("medium_to");
    wish.operator_name = needed("operator");
    wish.kept_in = given.line("kept_in");
    if (const auto dpi = given.number("resolution", 1, most_dpi)) wish.resolution = static_cast<int>(*dpi);
    else given.fault("resolution", "depot.fault.resolution");
    wish.made = given.date("date");
    wish.dossiers = given.ids<archive::DossierId>("dossiers", most);
    if (wish.dossiers.empty()) given.fault("dossiers", "depot.fault.hold_dossiers");
    given.done();
    return wish;
}

CheckWish check_from(Given given) {
    constexpr std::size_t longest = 2000, most = 10'000;
    CheckWish wish;
    wish.accepted = given.flag("accepted");
    for (const auto& each : all_findings) wish.found.*each.holds = given.flag(each.name);
    wish.looked = given.ids<ScanFileId>("looked", most);
    wish.bad = given.ids<ScanFileId>("bad", most);
    wish.note = given.prose("note", longest);
    given.done();
    return wish;
}

CopyWish copies_from(const core::http::Request& request) {
    constexpr int most_items = 100'000, most_pages = 100'000;
    Given given = request.type == "multipart/form-data" ? Given(request.form) : Given::body(request);
    CopyWish wish;
    const auto dossier = given.id<archive::DossierId>("dossier");
    if (!dossier) given.fault("dossier", "depot.fault.dossier");
    wish.dossier = dossier.value_or(archive::DossierId{});
    wish.item = static_cast<int>(given.number("item", 1, most_items).value_or(0));
    wish.pages = static_cast<int>(given.number("pages", 1, most_pages).value_or(0));
    for (const auto& each : request.uploads)
        if (each.field == "file" && !each.bytes.empty()) wish.files.push_back({each.file_name, each.bytes});
    if (wish.files.empty()) given.fault("file", "depot.fault.scan_no_file");
    if (wish.files.size() > Copies::most_files)
        given.fault("file", "depot.fault.scan_many", {{"most", std::to_string(Copies::most_files)}});
    given.done();
    return wish;
}

ScanFileId file_from(Given given) {
    const auto file = given.id<ScanFileId>("file");
    if (!file) given.fault("file", "depot.fault.scan_file");
    given.done();
    return file.value_or(ScanFileId{});
}

std::string act_number_from(Given given) {
    auto number = given.line("act_number", 100);   // none: that of the letter begun here
    given.done();
    return number;
}

}  // namespace depot::input
