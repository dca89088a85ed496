// SPDX-License-Identifier: Apache-2.0
#include "directory/input/fields.h"

namespace directory::input {

AppointmentForm appointment_from(core::http::Given& given, std::string position) {
    const auto word = [&](std::string_view name) { return given.line(name, 100); };
    return {word("person"),      std::move(position), word("capacity"), given.line("decree"),
            word("decree_date"), word("from"),        word("until")};
}

Workbook workbook_from(const core::http::Request& request) try {
    std::vector<NamedFile> files;
    for (const core::http::Upload& upload : request.uploads)
        if (!upload.bytes.empty()) files.push_back({upload.file_name, upload.bytes});
    return read_workbook(files);
} catch (const core::Error& error) {
    if (error.code() != core::Code::invalid || !error.faults().empty()) throw;
    throw error.of("files");
}

}  // namespace directory::input
