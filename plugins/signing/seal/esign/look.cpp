// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/esign/look.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace signing::esign {
namespace {

using core::Code;
using core::Error;
using core::Json;

// v1 reads whole numbers in some editions.
std::string whole(double value) { return std::to_string(std::lround(value)); }
// Two places after the point are finer than any printer.
double rounded(double value) { return std::round(value * 100) / 100; }

Json properties_of(const Look& look, core::ByteView pdf, const Service& service) {
    Json out = Json::object();
    out["tampilan"] = look.mark ? "VISIBLE" : "INVISIBLE";
    if (look.mark) {
        const seal::Mark& mark = *look.mark;
        if (mark.image.empty()) throw Error(Code::invalid, "signing.error.esign_look");
        image_type(mark.image);
        out["imageBase64"] = core::base64(mark.image);
        if (mark.marker.empty()) {
            const Place place = place_on(pdf, mark, service.v2);
            out["page"] = mark.page;
            out["originX"] = rounded(place.x);
            out["originY"] = rounded(place.y);
        } else {
            out["tag_koordinat"] = mark.marker;
        }
        out["width"] = rounded(mark.width * service.v2.scale);
        out["height"] = rounded(mark.height * service.v2.scale);
    }
    const auto said = [&](const char* key, const std::string& text) {
        if (!text.empty())
            out[key] = text;
        else if (service.null_text)
            out[key] = "null";
        else
            out[key] = nullptr;
    };
    said("location", look.location);
    said("reason", look.reason);
    said("contactInfo", look.contact);
    return out;
}

}  // namespace

void add_look(Form& form, const Look& look, core::ByteView pdf, const Service& service) {
    form.text("tampilan", look.mark ? "visible" : "invisible");
    if (look.mark) {
        const seal::Mark& mark = *look.mark;
        // The words true and false: "1" and "" are taken for neither.
        if (!mark.image.empty()) {
            const std::string type = image_type(mark.image);
            form.text("image", "true");
            form.file("imageTTD", type == "image/png" ? "ttd.png" : "ttd.jpg", type, mark.image);
        } else if (!mark.link.empty()) {
            form.text("image", "false");
            form.text("linkQR", mark.link);
        } else {
            throw Error(Code::invalid, "signing.error.esign_look");
        }
        if (mark.marker.empty()) {
            const Place place = place_on(pdf, mark, service.v1);
            form.text("page", std::to_string(mark.page));
            form.text("xAxis", whole(place.x));
            form.text("yAxis", whole(place.y));
        } else {
            form.text("tag_koordinat", mark.marker);
        }
        form.text("width", whole(mark.width * service.v1.scale));
        form.text("height", whole(mark.height * service.v1.scale));
    }
    const std::pair<const char*, const std::string*> texts[] = {
        {"reason", &look.reason}, {"location", &look.location}, {"text", &look.text}};
    for (const auto& [key, value] : texts) {
        if (!value->empty())
            form.text(key, *value);
        else if (service.null_text && key != std::string_view("text"))
            form.text(key, "null");
    }
}

Json signature_properties(const std::vector<Look>& looks, const std::vector<core::ByteView>& files,
                          const Service& service) {
    if (files.empty() || (looks.size() != 1 && looks.size() != files.size()))
        throw Error(Code::internal, "signing.error.esign_look");
    Json out = Json::array();
    for (std::size_t i = 0; i < files.size(); ++i)
        out.push_back(properties_of(looks[looks.size() == 1 ? 0 : i], files[i], service));
    // Pages of other sizes count other places from the top.
    if (std::all_of(out.begin(), out.end(), [&](const Json& one) { return one == out[0]; }))
        out = Json::array({out[0]});
    return out;
}

}  // namespace signing::esign
