// SPDX-License-Identifier: Apache-2.0
// The room of tata naskah dinas: how official documents look.
#include "core/plugin/plugin.h"

#include "embedded/style.h"
#include "style/api/style_api.h"
#include "style/service/shipped.h"
#include "style/web/pages.h"

namespace style {

using core::Context;
using core::http::may;
using core::http::Request;
using core::http::Response;

class StylePlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        setup.permission("style.read", {"staff", "head", "clerk", "archivist", "admin"}, {"see"});
        setup.permission("style.manage", {"admin"});
        setup.menu({"style.menu", "/style", "rubber-stamp", 86, "style.manage", {}});
        pages(setup);
        api(setup);
    }

    void start(core::Runtime& run) override {
        auto& house = run.house();
        room_.reset(new Room{Services({house.db, house.blobs, house.clock, house.zone,
                                       run.need<directory::Directory>(), house.share + "/fonts"},
                                      house.data + "/cache/style"),
                             house.pages, house.words});
        take_shipped(room_->services.joined);
        run.need<directory::Delegations>().serve(room_->services.delegated);
        run.offer<Styles>(room_->services.shelf);
    }

  private:
    using Page = Response (*)(Room&, const Context&, Request&);
    core::http::Handler to(Page page) {
        return [this, page](const Context& ctx, Request& request) { return page(*room_, ctx, request); };
    }

    void pages(core::Setup& setup) {
        const auto manage = may("style.manage");
        const core::http::Limits form{.body = 2u << 20};
        const core::http::Limits upload{.body = max_emblem_bytes + (1u << 20), .uploads = true};
        setup.get("/style", manage, to(web::kinds));
        setup.get("/style/kinds/{code}", manage, to(web::kind));
        setup.post("/style/kinds/{code}", manage, to(web::save_kind), form);
        setup.post("/style/kinds/{code}/use", manage, to(web::use_kind));
        setup.post("/style/kinds/{code}/copy", manage, to(web::copy_kind));
        setup.get("/style/profiles", manage, to(web::profiles));
        setup.post("/style/profiles", manage, to(web::put_in_force));
        setup.get("/style/profiles/{code}", manage, to(web::profile));
        setup.post("/style/profiles/{code}", manage, to(web::save_profile), form);
        setup.get("/style/heads", manage, to(web::heads));
        setup.get("/style/heads/{code}", manage, to(web::head));
        setup.post("/style/heads/{code}", manage, to(web::save_head), form);
        setup.get("/style/units/{code}", manage, to(web::unit_head));
        setup.post("/style/units/{code}", manage, to(web::save_unit_head), form);
        setup.get("/style/emblems/{slot}", manage, to(web::emblem));
        setup.post("/style/emblems/{slot}", manage, to(web::upload_emblem), upload);
        setup.post("/style/{thing}/{code}/discard", manage, to(web::discard));
        setup.post("/style/{thing}/{code}/restore", manage, to(web::restore));
        setup.get("/style/{thing}/{code}/page", manage, to(web::page));
        setup.get("/style/{thing}/{code}/pdf", manage, to(web::pdf));
    }

    void api(core::Setup& setup) {
        const std::string base = "/api/v1/style";
        const auto read = may("style.read");
        const auto manage = may("style.manage");
        const core::http::Limits upload{.body = max_emblem_bytes + (1u << 20), .uploads = true};
        setup.get(base + "/{thing}", read, to(api::list));
        setup.get(base + "/{thing}/{code}", read, to(api::show));
        setup.get(base + "/{thing}/{code}/draft", manage, to(api::draft));
        setup.put(base + "/{thing}/{code}/draft", manage, to(api::save));
        setup.remove(base + "/{thing}/{code}/draft", manage, to(api::discard));
        setup.post(base + "/{thing}/{code}/publish", manage, to(api::publish));
        setup.get(base + "/{thing}/{code}/preview", manage, to(api::preview));
        setup.post(base + "/kinds/{code}/use", manage, to(api::use));
        setup.get("/api/v1/style-in-force", manage, to(api::in_force));
        setup.post("/api/v1/style-in-force", manage, to(api::put_in_force));
        setup.post("/api/v1/style-emblems/{slot}", manage, to(api::upload_emblem), upload);
    }

    std::unique_ptr<Room> room_;
};

}  // namespace style

NASKAH_PLUGIN(style, style::StylePlugin)
