// Loads the page again when a build has changed something.
(function () {
	"use strict";
	var seen = document.currentScript.getAttribute("data-seen");
	var events = new EventSource("/-/events?seen=" + seen);
	events.onmessage = function (e) {
		if (e.data === seen) { return; }
		events.close();
		location.reload();
	};
	addEventListener("pagehide", function () { events.close(); });
}());
