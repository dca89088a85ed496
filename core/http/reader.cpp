// SPDX-License-Identifier: Apache-2.0
#include "core/http/reader.h"

namespace core::http {

Handler keeping_readers(Handler page, std::string what, Noting note) {
    return [page = std::move(page), what = std::move(what), note = std::move(note)](const Context& ctx,
                                                                                    Request& request) {
        auto response = page(ctx, request);
        if (response.status != 200) return response;
        if (note(ctx, request, before_a_reader(request) ? what : std::string())) response.forget();
        return response;
    };
}

}  // namespace core::http
